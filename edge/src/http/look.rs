//! The style of the plain pages: the built one, or where the site has colours of its own, `GET /look/SITE/ask.css` and
//! `/look/SITE/talk.css`, which puts them over it.

use shared::{ids::SiteId, look::Look, settings::Settings};
use worker::{Env, Response};

use super::{
    answer,
    assets::{Manifest, manifest},
    entry::Incoming,
    problem::Failure,
    route::Sheet,
    site::site,
};

impl Sheet {
    fn built(self, manifest: &Manifest) -> String {
        Manifest::path(match self {
            Self::Ask => &manifest.ask_css,
            Self::Talk => &manifest.pages_css,
        })
    }
}

/// Where a page of the site finds its style.
pub(super) async fn href(sheet: Sheet, settings: &Settings, env: &Env) -> Result<String, Failure> {
    if settings.look == Look::default() {
        return Ok(sheet.built(&*manifest(env).await?));
    }
    Ok(format!("/look/{}/{}.css", settings.site, sheet.word()))
}

/// `GET /look/SITE/ask.css` and `/look/SITE/talk.css`
pub(super) async fn css(id: &SiteId, sheet: Sheet, incoming: &Incoming) -> Result<Response, Failure> {
    let site = site(id, &incoming.env, &incoming.context).await?;
    let built = sheet.built(&*manifest(&incoming.env).await?);
    let css = format!("@import \"{built}\";\n{}\n", site.settings.look.page_css());
    let headers = [("content-type", "text/css; charset=utf-8"), ("cache-control", "public, max-age=60")];
    Ok(answer::plain(css.into_bytes(), &headers)?)
}
