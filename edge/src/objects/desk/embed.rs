//! Rendering what pages are given, each made once for a version of the settings and a build.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use shared::settings::Settings;
use widget::card::pages::literal_by_page;

use super::{CallError, Desk, zlib};
use crate::{
    domain::{
        embed::{Config, Kind, Paths, Variant, element, more},
        session::digest,
    },
    hop::EmbedFacts,
    http::assets::{Manifest, manifest, text},
    store::embeds::{self, Embed, Versioned},
};

impl Desk {
    /// One of the site's embeds, which is rendered now if it was not before.
    pub(super) async fn read_embed(
        &self,
        newest: &Versioned,
        variant: &Variant,
    ) -> Result<EmbedFacts, CallError> {
        let embed = self.embed(newest, variant).await?;
        Ok(EmbedFacts { hash: embed.hash, body: BASE64_STANDARD.encode(embed.body) })
    }

    async fn embed(&self, newest: &Versioned, variant: &Variant) -> Result<Embed, CallError> {
        let manifest = manifest(&self.env).await?;
        let Versioned { version, settings } = newest;
        if let Some(embed) = embeds::embed(&self.sql, variant, *version, &manifest.build)? {
            return Ok(embed);
        }
        let content = match variant.kind {
            Kind::More => self.second_stage(&manifest).await?,
            Kind::Script | Kind::Now | Kind::Json | Kind::Html => {
                let second = digest(&self.second_stage(&manifest).await?);
                self.first_stage(settings, variant, &manifest, &second).await?
            }
        };
        let embed = Embed { hash: digest(&content), body: zlib::compress(content.as_bytes())? };
        embeds::keep_embed(&self.sql, variant, *version, &manifest.build, &embed)?;
        Ok(embed)
    }

    async fn first_stage(
        &self,
        settings: &Settings,
        variant: &Variant,
        manifest: &Manifest,
        second: &str,
    ) -> Result<String, CallError> {
        let lang = variant.lang.as_ref().map_or_else(String::new, |lang| format!("&lang={lang}"));
        let version = second.get(..16).unwrap_or(second);
        let paths = Paths {
            more: format!("/embed/{}.more.js?v={version}{lang}", settings.site),
            when: Manifest::path(&manifest.when),
        };
        let config = Config::of(settings, variant, &paths);
        let html = widget::card::render(settings, settings.survey(Some(&variant.survey)));
        let asset = async |name: &str| text(&self.env, name).await;
        Ok(match variant.kind {
            Kind::Json => config.json(&html)?,
            Kind::Html => element(variant, &html, &asset(&manifest.card_css).await?),
            Kind::Script if config.asks_when() => config.later(variant, &asset(&manifest.later).await?)?,
            Kind::Script | Kind::Now | Kind::More => {
                let loader = if config.has_others() { &manifest.any } else { &manifest.loader };
                let html = literal_by_page(settings, settings.survey(Some(&variant.survey)));
                config.now(&html, &asset(loader).await?)?
            }
        })
    }

    async fn second_stage(&self, manifest: &Manifest) -> Result<String, CallError> {
        let later = widget::card::later();
        let literal = widget::card::literal;
        let code = text(&self.env, &manifest.more).await?;
        Ok(more(&literal(&later.conversation), &literal(&later.fallback), &code))
    }
}
