//! The page in the frame of a payment page. It is empty: its script shows the card once it knows who framed it
//! (`loader/framed.js`). And the window that it opens for a call (`loader/call.js`), because it has no microphone.

use shared::settings::Settings;

use super::{Head, document, title};
use crate::{messages::Messages, words};

/// The page, in the language of `messages`, in which the card speaks. `origins` are those whose pages may frame it, with a space between.
#[must_use]
pub fn frame(
    settings: &Settings,
    messages: &Messages,
    origins: &str,
    css_href: &str,
    js_href: &str,
) -> String {
    // An origin, like a site's id and the name of a file of ours, has no character that means something here.
    let script =
        ["<script src=\"", js_href, "\" data-site=\"", settings.site.as_str(), "\" data-origins=\"", origins];
    let body = ["<div data-warmline=\"\"></div>", &script.concat(), "\"></script>"].concat();
    let title = messages.with(words::FRAME, [("site", settings.name.as_str().into())]);
    document(&title, Head { language: messages.language(), css_href, class: "framed", reload_s: None }, body)
}

/// The window of a call, in the language of `messages`: its script says who is there, and puts the call behind that.
#[must_use]
pub fn call_window(settings: &Settings, messages: &Messages, css_href: &str, js_href: &str) -> String {
    let language = messages.language();
    let page = [
        "<main><h1></h1><p role=\"status\" data-standing=\"calling\"></p></main><script src=\"",
        js_href,
        "\" data-site=\"",
        settings.site.as_str(),
        "\" data-lang=\"",
        language.tag(),
        "\"></script>",
    ];
    let head = Head { language, css_href, class: "notice", reload_s: None };
    document(&title(messages, settings.name.as_str()), head, page.concat())
}
