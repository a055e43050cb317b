//! What a page is given: which of a site's embeds answers a request, and what is in it.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use shared::{
    ids::{Choice, SiteId},
    language::Language,
    rules::{Cap, Rules},
    score::{Score, Steps},
    settings::{Settings, Survey},
};

/// What has a browser compile a script while it fetches it, beside the page's own work, and not function by function at
/// the first tap. It counts at a script's very beginning alone. Other browsers than Chromium pass over it:
/// <https://v8.dev/blog/explicit-compile-hints>
const COMPILED: &str = "//# allFunctionsCalledOnLoad\n";

/// What kind of embed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// `SITE.js`: the script that asks, at once or when the rules say so.
    Script,
    /// `SITE.js?now`: the script that asks at once, whatever the rules say; the other one fetches it.
    Now,
    /// `SITE.json`: configuration and question for a loader that came without, or asks something else.
    Json,
    /// `SITE.html`: the element with the question in it, for the owner's server to paste.
    Html,
    /// `SITE.more.js`: the second stage.
    More,
}

/// One of a site's embeds. There are as many as the settings name, whatever requests ask for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Variant {
    /// What kind of embed.
    pub kind: Kind,
    /// Which survey.
    pub survey: Choice,
    /// In which language, one that the site speaks.
    pub lang: Language,
    /// With which of the survey's words for some pages, where the choice is not the loader's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<usize>,
}

impl Variant {
    /// The variant that a request asks for. A survey or a language that the site does not have is the site's default:
    /// a mistake in a customer's page is no reason to show its visitors nothing.
    #[must_use]
    pub fn of(kind: Kind, settings: &Settings, survey: Option<&str>, lang: Option<&str>) -> Self {
        let asked = survey.and_then(|survey| survey.parse::<Choice>().ok());
        let lang = settings.language_for(lang, None);
        Self { kind, survey: settings.survey(asked.as_ref()).id.clone(), lang, words: None }
    }

    /// The variant for a page with this path.
    #[must_use]
    pub fn at(self, settings: &Settings, path: &str) -> Self {
        Self { words: settings.survey(Some(&self.survey)).words_at(path), ..self }
    }
}

/// The paths of the built files that a page fetches later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    /// The second stage.
    pub more: String,
    /// The rules' engine, as a module.
    pub when: String,
    /// What sends what earlier pages could not deliver, as a module.
    pub overdue: String,
    /// What notes the page's errors.
    pub errors: String,
}

/// What the loader is told; see `docs/embed.md`. Fields are only ever added: old loaders read newer configurations,
/// and leave what they don't know alone.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Config<'a> {
    /// The site's id.
    pub site: &'a SiteId,
    /// The survey's id.
    pub survey: &'a Choice,
    /// The scale.
    pub steps: Steps,
    /// The highest unhappy score.
    pub threshold: Score,
    /// What stands in front of a response's id.
    pub prefix: String,
    /// The language of the question.
    pub lang: Language,
    /// All that a page may ask for, by their tags with a space between; nothing where there is one alone.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub languages: String,
    /// The site's colours, as a style sheet.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub look: String,
    /// Where the second stage is.
    pub more: &'a str,
    /// When it is asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rules: Option<&'a Rules>,
    /// How seldom one visitor is asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cap: Option<Cap>,
    /// Where the rules' engine is, where there are rules.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<&'a str>,
    /// Where the module is that sends what earlier pages could not deliver, where there are rules that may show no question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overdue: Option<&'a str>,
    /// Where the module is that notes the page's errors, where the site wants to know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub errors: Option<&'a str>,
}

impl<'a> Config<'a> {
    /// The configuration of a survey.
    #[must_use]
    pub fn of(settings: &'a Settings, variant: &'a Variant, paths: &'a Paths) -> Self {
        let survey = settings.survey(Some(&variant.survey));
        let Survey { id, steps, threshold, .. } = survey;
        // Who fetches the script that asks at once has minded the rules.
        let minded = variant.kind == Kind::Now;
        let rules = survey.rules.as_ref().filter(|_| !minded);
        let cap = settings.cap.filter(|_| !minded);
        let asks_when = rules.is_some() || cap.is_some();
        Self {
            site: &settings.site,
            survey: id,
            steps: *steps,
            threshold: *threshold,
            prefix: settings.shards.prefix(),
            lang: variant.lang,
            languages: languages(settings, variant.lang),
            look: settings.look.css(),
            more: &paths.more,
            rules,
            cap,
            when: asks_when.then_some(paths.when.as_str()),
            overdue: asks_when.then_some(paths.overdue.as_str()),
            errors: settings.page_errors.then_some(paths.errors.as_str()),
        }
    }

    /// The script that asks at once.
    ///
    /// # Errors
    /// When it can't be written as JSON; so for its siblings.
    pub fn now(&self, html_literal: &str, loader: &str) -> serde_json::Result<String> {
        // A script's names need no quotes, and every byte counts here. By way of the text: a second serializer, into
        // values, is 2 kB of the Worker.
        let fields: Map<String, Value> = serde_json::from_str(&serde_json::to_string(self)?)?;
        let fields: String = fields.iter().map(|(name, value)| format!("{name}:{value},")).collect();
        // A block of its own, so that nothing of it becomes a name of the host page.
        let config = format!("{{const __WARMLINE__={{{fields}html:{html_literal}}};");
        Ok(format!("{COMPILED}{config}{}{loader}}}", self.listening()))
    }

    /// What begins to note the page's errors. It stands in front of the loader, which has no room for what few sites want,
    /// and finds out as the loader does where the edge is.
    fn listening(&self) -> String {
        let Some(errors) = self.errors else { return String::new() };
        format!(
            "try{{import(new URL(\"{errors}\",(document.currentScript??document.querySelector('script[src*=\"/embed/{}.js\"]'))\
             .src)).catch(()=>{{}})}}catch{{}}",
            self.site
        )
    }

    /// The script that asks when the rules say so, and fetches the other one then.
    pub fn later(&self, loader: &str) -> serde_json::Result<String> {
        #[derive(Serialize)]
        struct Later<'a> {
            site: &'a SiteId,
            survey: &'a Choice,
            lang: Language,
            #[serde(skip_serializing_if = "str::is_empty")]
            languages: &'a str,
            #[serde(skip_serializing_if = "Option::is_none")]
            rules: Option<&'a Rules>,
            #[serde(skip_serializing_if = "Option::is_none")]
            cap: Option<Cap>,
            #[serde(skip_serializing_if = "Option::is_none")]
            overdue: Option<&'a str>,
        }
        let Self { site, survey, lang, ref languages, rules, cap, overdue, .. } = *self;
        let config = serde_json::to_string(&Later { site, survey, lang, languages, rules, cap, overdue })?;
        Ok(format!("{{const __WARMLINE__={config};{}{loader}}}", self.listening()))
    }

    /// The configuration with the question in it, for a loader that has none; `pages` are the questions of some pages,
    /// by the source of a regular expression for their paths.
    pub fn json(&self, html: &str, pages: &[(String, String)]) -> serde_json::Result<String> {
        #[derive(Serialize)]
        struct Whole<'a> {
            #[serde(flatten)]
            config: &'a Config<'a>,
            html: &'a str,
            #[serde(skip_serializing_if = "<[_]>::is_empty")]
            pages: &'a [(String, String)],
        }
        serde_json::to_string(&Whole { config: self, html, pages })
    }

    /// Whether the script has to look at more than the page that it is in, before it asks or when it asks again.
    #[must_use]
    pub fn asks_when(&self) -> bool {
        self.when.is_some()
    }
}

/// The tags, and the other tags of all but the one at hand: a script that was fetched for one of these must not be sent
/// after itself.
fn languages(settings: &Settings, at_hand: Language) -> String {
    let tags: Vec<&str> = settings.spoken().map(Language::tag).collect();
    if tags.len() < 2 {
        return String::new();
    }
    let others = settings.spoken().filter(|language| *language != at_hand).flat_map(Language::other_tags);
    tags.into_iter().chain(others).collect::<Vec<_>>().join(" ")
}

/// The element with the question in it, as it stands in the owner's page before any script runs.
#[must_use]
pub fn element(variant: &Variant, html: &str, style: &str) -> String {
    format!(
        "<warmline-widget data-mode=\"inline\" data-survey=\"{}\"><template shadowrootmode=\"open\"><style>{style}</style>\
         {html}</template></warmline-widget>\n",
        variant.survey
    )
}

/// The second stage: its texts, each a literal under its name, in front of its code.
#[must_use]
pub fn more(literals: &[(&str, String)], code: &str) -> String {
    let texts: Vec<_> = literals.iter().map(|(name, literal)| format!("{name}:{literal}")).collect();
    format!("const __WARMLINE_LATER__={{{}}};{code}", texts.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Settings {
        serde_json::from_value(serde_json::json!({
            "site": "demo", "languages": ["de", "en", "fr"], "name": "Demo", "outcomes": [], "root_causes": [], "shards": [1, 2],
            "survey": { "id": "main", "question": "How is it going?" },
            "surveys": [{ "id": "paid", "question": "How was paying?", "steps": 3, "threshold": 1,
                "rules": { "pages": ["/pay/*"], "sample": 50 } }],
        }))
        .unwrap()
    }

    fn paths() -> Paths {
        let asset = |name| format!("/assets/{name}.1.js");
        let [when, overdue, errors] = ["when", "overdue", "errors"].map(asset);
        Paths { more: "/embed/demo.more.js?1".to_owned(), when, overdue, errors }
    }

    #[test]
    fn what_the_site_does_not_have_is_its_default() {
        let check = |survey: Option<&str>, lang: Option<&str>, want: (&str, &str)| {
            let Variant { survey: its, lang: spoken, .. } =
                Variant::of(Kind::Script, &settings(), survey, lang);
            assert_eq!((its.as_str(), spoken.tag()), want, "{survey:?} {lang:?}");
        };
        check(None, None, ("main", "en"));
        check(Some("paid"), None, ("paid", "en"));
        check(Some("paid"), Some("de"), ("paid", "de"));
        check(None, Some("fr-CA"), ("main", "fr"));
        check(None, Some("ja"), ("main", "en"));
        check(Some("gone"), Some("xx"), ("main", "en"));
        check(Some("<script>"), Some("\"&"), ("main", "en"));
        check(Some(""), Some(""), ("main", "en"));
    }

    #[test]
    fn a_language_is_known_by_its_other_tags_but_to_itself() {
        let settings = Settings { language: Language::Nb, languages: vec![Language::He], ..settings() };
        let check = |lang, want: &str| {
            let variant = Variant::of(Kind::Now, &settings, None, Some(lang));
            assert_eq!(Config::of(&settings, &variant, &paths()).languages, want, "{lang}");
        };
        check("no", "nb he iw");
        check("iw", "nb he no nn");
    }

    #[test]
    fn a_page_has_the_words_that_fit_its_path_first() {
        let mut settings = settings();
        settings.survey.pages =
            serde_json::from_str(r#"[{"page":"/pay/*"},{"page":"*","question":"Well?"}]"#).unwrap();
        let check = |survey, path: &str, want| {
            let variant = Variant::of(Kind::Html, &settings, Some(survey), None).at(&settings, path);
            assert_eq!(variant.words, want, "{survey} {path}");
        };
        check("main", "/pay/now", Some(0));
        check("main", "/cart", Some(1));
        check("paid", "/pay/now", None);
    }

    #[test]
    fn the_configuration_is_what_was_agreed() {
        let (settings, paths) = (settings(), paths());
        let of = |survey, lang| Variant::of(Kind::Json, &settings, Some(survey), lang);
        let (main, paid) = (of("main", None), of("paid", Some("de")));
        let config = Config::of(&settings, &main, &paths);
        let other = Config::of(&settings, &paid, &paths);
        assert!(!config.asks_when() && other.asks_when());
        let now = Variant { kind: Kind::Now, ..paid.clone() };
        assert!(!Config::of(&settings, &now, &paths).asks_when());
        let golden = [
            config.now("`<p>`", "run()").unwrap(),
            other.later("run()").unwrap(),
            Config { errors: Some(&paths.errors), ..config.clone() }.now("`<p>`", "run()").unwrap(),
            Config { errors: Some(&paths.errors), ..other.clone() }.later("run()").unwrap(),
            config.json("<p>", &[]).unwrap(),
            other.json("<p>", &[("^\\/pay$".to_owned(), "<p>pay".to_owned())]).unwrap(),
            element(&paid, "<section></section>", "p{}"),
            more(&[("conversation", "`c`".to_owned()), ("fallback", "`f`".to_owned())], "export{}"),
        ];
        // Old loaders rely on what is in there.
        xtask::golden::check("embed-config.txt", &golden.join("\n")).unwrap();
    }
}
