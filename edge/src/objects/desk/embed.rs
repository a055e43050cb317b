//! Rendering the embed script: loader, style and question in one, made once for each version of the settings.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde::Serialize;
use shared::{
    ids::{Choice, SiteId},
    score::{Score, Steps},
    settings::Settings,
};

use super::{CallError, Desk, zlib};
use crate::{
    domain::session::digest,
    hop::SiteFacts,
    http::assets::{Manifest, manifest, text},
    store::embeds::{self, Embed, Versioned},
};

/// What the loader is told beside the card's HTML; see `widget/loader/main.js`.
#[derive(Serialize)]
struct Config<'a> {
    site: &'a SiteId,
    survey: &'a Choice,
    steps: Steps,
    threshold: Score,
    prefix: String,
    talk: TalkAssets,
}

#[derive(Serialize)]
struct TalkAssets {
    js: String,
    wasm: String,
    css: String,
}

impl Desk {
    /// The settings in force and the script made from them, which is rendered now if it was not before.
    pub(super) async fn read_site(&self, newest: &Versioned) -> Result<SiteFacts, CallError> {
        let manifest = manifest(&self.env).await?;
        let Versioned { version, settings } = newest;
        let embed = match embeds::embed(&self.sql, *version, &manifest.build)? {
            Some(embed) => embed,
            None => {
                let loader = text(&self.env, &manifest.loader).await?;
                let embed = render(settings, &manifest, &loader)?;
                embeds::keep_embed(&self.sql, *version, &manifest.build, &embed)?;
                embed
            }
        };
        Ok(SiteFacts {
            settings: settings.clone(),
            hash: embed.hash,
            script: BASE64_STANDARD.encode(embed.script),
        })
    }
}

fn render(settings: &Settings, manifest: &Manifest, loader: &str) -> Result<Embed, CallError> {
    let config = Config {
        site: &settings.site,
        survey: &settings.survey.id,
        steps: settings.survey.steps,
        threshold: settings.survey.threshold,
        prefix: settings.shards.prefix(),
        talk: TalkAssets {
            js: Manifest::path(&manifest.talk_js),
            wasm: Manifest::path(&manifest.talk_wasm),
            css: Manifest::path(&manifest.talk_css),
        },
    };
    let config = serde_json::to_string(&config)?;
    let open = config.strip_suffix('}').unwrap_or(&config);
    let html = widget::card::literal(settings);
    // A block of its own, so that nothing of it becomes a name of the host page.
    let script = format!("{{const __WARMLINE__={open},html:{html}}};{loader}}}");
    Ok(Embed { hash: digest(&script), script: zlib::compress(script.as_bytes())? })
}
