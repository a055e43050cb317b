//! The page in the frame of a payment page. It is empty: its script shows the card once it knows who framed it
//! (`loader/framed.js`).

use shared::settings::Settings;

use super::document;

/// The page. `origins` are those whose pages may frame it, with a space between.
#[must_use]
pub fn frame(settings: &Settings, origins: &str, css_href: &str, js_href: &str) -> String {
    // An origin, like a site's id and the name of a file of ours, has no character that means something here.
    let script =
        ["<script src=\"", js_href, "\" data-site=\"", settings.site.as_str(), "\" data-origins=\"", origins];
    let body = ["<div data-warmline=\"\"></div>", &script.concat(), "\"></script>"].concat();
    document(settings.name.as_str(), css_href, "framed", None, body)
}
