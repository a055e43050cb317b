//! Rendering what pages are given, each made once for a version of the settings and a build.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use shared::settings::Settings;
use widget::{
    card::{
        self,
        pages::{by_page, literal_by_page},
    },
    messages::Messages,
};

use super::{CallError, Desk, zlib};
use crate::{
    domain::{
        embed::{Config, Kind, Paths, Variant, element, more},
        session::digest,
        versioned::Versioned,
    },
    hop::EmbedFacts,
    http::{
        assets::{Manifest, manifest, text},
        embed::VERSION,
        languages::messages,
    },
    store::embeds::{self, Embed},
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
        let messages = messages(&self.env, variant.lang).await?;
        let second = self.second_stage(&messages, &manifest).await?;
        let content = match variant.kind {
            Kind::More => second,
            Kind::Script | Kind::Now | Kind::Json | Kind::Html => {
                self.first_stage(settings, variant, &messages, &manifest, &digest(&second)).await?
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
        messages: &Messages,
        manifest: &Manifest,
        second: &str,
    ) -> Result<String, CallError> {
        let version = second.get(..VERSION).unwrap_or(second);
        let paths = Paths {
            more: format!("/embed/{}.more.js?{version}&lang={}", settings.site, variant.lang),
            when: Manifest::path(&manifest.when),
            overdue: Manifest::path(&manifest.overdue),
            errors: Manifest::path(&manifest.errors),
        };
        let config = Config::of(settings, variant, &paths);
        let survey = settings.survey(Some(&variant.survey));
        let html = || {
            let words = variant.words.and_then(|words| survey.pages.get(words));
            let said = words.map(|words| survey.saying(words));
            card::render(settings, said.as_ref().unwrap_or(survey), messages)
        };
        let asset = async |name: &str| text(&self.env, name).await;
        Ok(match variant.kind {
            Kind::Json => config.json(&html(), &by_page(settings, survey, messages))?,
            Kind::Html => element(variant, &html(), &asset(&manifest.card_css).await?),
            Kind::Script if config.asks_when() => config.later(&asset(&manifest.later).await?)?,
            Kind::Script | Kind::Now | Kind::More => {
                let html = literal_by_page(settings, survey, messages);
                config.now(&html, &asset(&manifest.loader).await?)?
            }
        })
    }

    async fn second_stage(&self, messages: &Messages, manifest: &Manifest) -> Result<String, CallError> {
        let later = card::later(messages);
        let code = text(&self.env, &manifest.more).await?;
        let texts = later.texts.map(|(name, text)| (name, card::literal(&text)));
        Ok(more(&texts, &code))
    }
}
