//! The question as a block for mails: a table with styles on its elements, because that is all that mail clients keep.
//! No script, no image and no colour of its own for words that stand on the mail's ground, so that it is whole with
//! images off and in a client that turns colours dark.

use shared::{
    score::Warmth,
    settings::{Settings, Survey},
};

use crate::{card::step_name, messages::Messages, words};

/// What the block is made of.
#[derive(Clone, Copy)]
pub struct Block<'a> {
    /// The language of the mail, in which its links go on.
    pub messages: &'a Messages,
    /// The site's settings.
    pub settings: &'a Settings,
    /// Which of its surveys asks.
    pub survey: &'a Survey,
    /// The address of the question's page.
    pub ask_href: &'a str,
    /// What the mail tool puts the number of each order in the place of.
    pub order: &'a str,
}

/// The block. Each step is a link to the question's page, which proposes the step and stores nothing by being opened.
#[must_use]
pub fn block(block: Block<'_>) -> String {
    let Block { messages, settings, survey, ask_href, order } = block;
    let language = messages.language();
    let (count, mut steps) = (u8::from(survey.steps), String::new());
    for score in survey.steps.scores() {
        let warmth = score.warmth(survey.steps);
        let (number, (colour, face)) = (u8::from(score), step(warmth));
        let href = format!("{ask_href}?survey={}&score={number}&lang={language}&order={order}", survey.id);
        steps.push_str(&format!(
            "<td align=\"center\" width=\"{width}%\" bgcolor=\"{colour}\" style=\"background-color:{colour};\
             border-radius:10px\"><a href=\"{href}\" target=\"_blank\" title=\"{name}\" aria-label=\"{name}\" \
             style=\"display:block;padding:10px 2px;font-size:14px;line-height:20px;font-weight:bold;color:#ffffff;\
             text-decoration:none\"><span aria-hidden=\"true\" style=\"font-size:24px;line-height:30px\">{face}</span>\
             <br>{word}</a></td>\n",
            width = 100 / count,
            href = escaped(&href),
            name = escaped(&step_name(score, survey.steps, messages)),
            word = escaped(&messages.text(warmth.word())),
        ));
    }
    format!(
        "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"6\" border=\"0\" lang=\"{language}\" \
         dir=\"{direction}\" style=\"max-width:560px;margin:0 auto;font-family:Arial,Helvetica,sans-serif\">\n\
         <tr><td align=\"center\" colspan=\"{count}\" style=\"padding:12px 4px;font-size:18px;line-height:26px;\
         font-weight:bold\">{question}</td></tr>\n<tr>\n{steps}</tr>\n\
         <tr><td align=\"center\" colspan=\"{count}\" style=\"padding:6px 4px 12px;font-size:14px;line-height:20px\">\
         {hint}</td></tr>\n</table>\n",
        direction = language.direction(),
        question = escaped(settings.text(&survey.question, language)),
        hint = escaped(&messages.text(words::MAIL)),
    )
}

/// The colour of a step, on which white can be read, and its face: a character, which is there without images.
fn step(warmth: Warmth) -> (&'static str, &'static str) {
    match warmth {
        Warmth::Cold => ("#2f68c8", "&#128542;"),
        Warmth::Cool => ("#147f91", "&#128533;"),
        Warmth::Mild => ("#8f700b", "&#128528;"),
        Warmth::Warm => ("#b4590f", "&#128522;"),
        Warmth::Hot => ("#cc3a2b", "&#128512;"),
    }
}

/// A text as it stands in HTML, also in an attribute.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::tests::catalog;
    use shared::{language::Language, look};

    fn html(steps: u8, order: &str, language: Language) -> String {
        let settings: Settings = serde_json::from_str(&format!(
            r#"{{"site":"demo","name":"Shop","survey":{{"id":"checkout","question":{{"en":"How did <this> \"feel\"?","ar":"كيف كان ذلك؟"}},
            "steps":{steps}}},"outcomes":[],"root_causes":[]}}"#
        ))
        .unwrap();
        let (survey, ask_href) = (&settings.survey, "https://edge.example/ask/demo");
        block(Block { messages: &catalog(language), settings: &settings, survey, ask_href, order })
    }

    #[test]
    fn one_link_a_step() {
        for steps in 3..=5 {
            let html = html(steps, "{{order}}", Language::En);
            assert_eq!(html.matches("<a href=").count(), usize::from(steps));
            for score in 1..=steps {
                let link = format!(
                    "href=\"https://edge.example/ask/demo?survey=checkout&amp;score={score}&amp;lang=en&amp;order={{{{order}}}}\""
                );
                assert!(html.contains(&link), "{link} in {html}");
            }
            assert!(html.contains("How did &lt;this&gt; &quot;feel&quot;?"), "{html}");
            assert!(html.len() < 4_000, "{}", html.len());
        }
    }

    #[test]
    fn all_of_it_is_in_the_language_of_the_mail() {
        let html = html(5, "", Language::Ar);
        for part in [
            " lang=\"ar\" dir=\"rtl\"",
            "score=1&amp;lang=ar&amp;order=\"",
            "كيف كان ذلك؟",
            "aria-label=\"1 من 5، بارد\"",
            "<br>حار</a>",
            "المس وجهًا للإجابة.",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }

    #[test]
    fn nothing_that_a_mail_client_takes_out() {
        let html = html(5, "\"><script>", Language::En);
        for gone in ["<script", "<style", "<img", " class=", " id=", "url(", "<form", "<link"] {
            assert!(!html.contains(gone), "{gone} in {html}");
        }
        let (opened, closed) = (html.matches("<t").count(), html.matches("</t").count());
        assert_eq!(opened, closed, "{html}");
    }

    #[test]
    fn white_can_be_read_on_every_step() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("loader/card.css");
        let style = std::fs::read_to_string(path).unwrap();
        let colour = |raw: &str| look::Colour::try_from(raw.to_owned()).unwrap();
        for warmth in [Warmth::Cold, Warmth::Cool, Warmth::Mild, Warmth::Warm, Warmth::Hot] {
            let (own, _) = step(warmth);
            assert!(style.contains(&format!("--step: {own};")), "{own} is none of the card's");
            let contrast = look::contrast(colour(own), colour("#ffffff"));
            assert!(contrast >= 450, "{}: {contrast}", warmth.word());
        }
    }
}
