//! Which language a visitor is spoken to in.

use std::collections::BTreeMap;

use edge_tests::{
    door::{Door, send},
    sample::{self, settings},
    workerd::Workerd,
};
use serde_json::{Value, json};

const FORM: &str = "application/x-www-form-urlencoded";

/// A site that speaks German, Arabic and French, where its own texts in French are missing.
fn speaking() -> Value {
    json!({
        "language": "de",
        "languages": ["ar", "fr"],
        "survey": { "id": "checkout", "question": { "de": "Wie war es?", "ar": "كيف كان ذلك؟" } },
        "reasons": [{ "id": "payment", "label": { "de": "Zahlung", "ar": "الدفع" } }],
    })
}

/// Gets a page as a browser with these wishes does.
async fn html(door: &Door, path: &str, accept_language: &str) -> (u16, String) {
    let request = door.get(path).header("accept", "text/html").header("accept-language", accept_language);
    let answer = send(request).await;
    (answer.status, answer.text().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_address_then_the_browser_then_the_site() {
    let edge = Workerd::start(settings(speaking()));
    for (query, accepted, tag, question, foot) in [
        ("", "", "de", "Wie war es?", "Ein Tipp genügt."),
        ("", "tlh, ja;q=0.5", "de", "Wie war es?", "Ein Tipp genügt."),
        ("", "en, ar-EG;q=0.9, de;q=0.8", "ar", "كيف كان ذلك؟", "لمسة واحدة تكفي."),
        ("?lang=ar", "de", "ar", "كيف كان ذلك؟", "لمسة واحدة تكفي."),
        ("?lang=fr-CA&score=1", "de", "fr", "Wie war es?", "Votre réponse part dans un instant."),
        ("?lang=en", "ar", "ar", "كيف كان ذلك؟", "لمسة واحدة تكفي."),
        ("?lang=%22%3E", "", "de", "Wie war es?", "Ein Tipp genügt."),
    ] {
        let (status, page) = html(&edge, &format!("/ask/demo{query}"), accepted).await;
        let direction = if tag == "ar" { "rtl" } else { "ltr" };
        for part in [
            &format!("<html lang=\"{tag}\" dir=\"{direction}\""),
            &format!("action=\"/ask/demo?lang={tag}\""),
            question,
            foot,
        ] {
            assert!(status == 200 && page.contains(part), "{query} {accepted}: {part} in {page}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_language_goes_along_to_the_conversation() {
    let edge = Workerd::start(settings(speaking()));
    let form = |path: &str| {
        let form = format!("id={}&score=1", sample::response(1)["id"].as_str().unwrap());
        edge.post(path, FORM, form).header("accept-language", "de")
    };
    let answered = send(form("/ask/demo?lang=ar")).await;
    assert!(answered.text().contains("formaction=\"/ask/demo/talk?lang=ar\""), "{}", answered.text());
    assert!(answered.text().contains("الدفع"), "{}", answered.text());
    for path in ["/ask/demo/talk?lang=ar", "/v1/sites/demo/handoffs?lang=ar"] {
        let pressed = send(form(path)).await;
        let place = pressed.header("location").unwrap_or_default().to_owned();
        let here = place.strip_suffix("?lang=ar").unwrap_or_else(|| panic!("{path}: {place}"));
        let page = html(&edge, &place, "de").await.1;
        assert!(page.contains("رسالتك"), "{page}");
        let log = html(&edge, &format!("{here}/log?lang=ar"), "de").await.1;
        assert!(log.contains("لا يوجد أحد الآن. سنحتفظ برسالتك."), "{log}");
        let said = format!("id=message-1-{}&text=x", here.len());
        let said = send(edge.post(&format!("{here}/messages?lang=ar"), FORM, said)).await;
        assert_eq!((said.status, said.header("location")), (303, Some(place.as_str())));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_conversation_gets_its_words() {
    let edge = Workerd::start(settings(json!({})));
    let answer = send(edge.get("/words/de")).await;
    for (name, want) in [
        ("cache-control", "public, max-age=300"),
        ("access-control-allow-origin", "*"),
        ("cross-origin-resource-policy", "cross-origin"),
    ] {
        assert_eq!(answer.header(name), Some(want), "{name}");
    }
    let words: BTreeMap<String, String> = answer.json(200);
    assert_eq!(words["agent-is-here"], "{name} ist da.");
    assert_eq!(words["send"], "Senden");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_did_not_work_is_told_in_the_visitors_language() {
    let edge = Workerd::start(settings(json!({})));
    let check = async |path: &str, accepted: &str, want: &str| {
        let (status, page) = html(&edge, path, accepted).await;
        assert!(status == 404 && page.contains(want), "{path} {accepted}: {want} in {page}");
    };
    check("/ask/nowhere", "", "Sorry, there is nothing at this address.").await;
    check("/ask/nowhere", "nn", "<html lang=\"nb\"").await;
    check("/ask/nowhere?lang=he", "de", "<html lang=\"he\" dir=\"rtl\"").await;
    check("/nowhere", "tlh, uk;q=0.1", "На жаль, за цією адресою нічого немає.").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_embed_is_in_the_language_that_is_asked_for() {
    let edge = Workerd::start(settings(speaking()));
    for (lang, tag, direction, question, talk) in [
        ("", "de", "ltr", "Wie war es?", "Wir rufen das Team…"),
        ("ar-EG", "ar", "rtl", "كيف كان ذلك؟", "ننادي الفريق…"),
        ("fr", "fr", "ltr", "Wie war es?", "Appel de l’équipe…"),
        ("ja", "de", "ltr", "Wie war es?", "Wir rufen das Team…"),
    ] {
        let config: Value = send(edge.get(&format!("/embed/demo.json?lang={lang}"))).await.json(200);
        assert_eq!((config["lang"].as_str(), config["languages"].as_str()), (Some(tag), Some("de ar fr")));
        let section = format!("lang=\"{tag}\" dir=\"{direction}\"");
        let html = config["html"].as_str().unwrap();
        assert!(html.contains(&section) && html.contains(question), "{lang}: {html}");
        let script = send(edge.get(&format!("/embed/demo.js?lang={lang}"))).await;
        assert!(script.text().contains(&section), "{lang}: {}", script.text());
        let more = config["more"].as_str().unwrap();
        assert!(more.ends_with(&format!("&lang={tag}")), "{more}");
        let more = send(edge.get(more)).await;
        assert!(more.header("cache-control").unwrap().ends_with("immutable"), "{lang}");
        assert!(more.text().contains(talk), "{lang}: {}", more.text());
    }
    let alone = Workerd::start(settings(json!({})));
    let config: Value = send(alone.get("/embed/demo.json")).await.json(200);
    assert_eq!((config["lang"].as_str(), config.get("languages")), (Some("en"), None));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_frame_says_whose_question_it_holds() {
    let edge = Workerd::start(settings(speaking()));
    let name = settings(json!({})).name;
    for (query, accepted, tag, title) in
        [("?lang=fr", "de", "fr", "Une question de "), ("?lang=", "fr", "fr", "Une question de ")]
    {
        let (status, page) = html(&edge, &format!("/frame/demo{query}"), accepted).await;
        assert_eq!(status, 200);
        for part in [
            format!("<html lang=\"{tag}\""),
            format!("<title>{title}{}", name.as_str()).replace('&', "&amp;"),
        ] {
            assert!(page.contains(&part), "{part} in {page}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wait_is_counted_as_the_language_counts() {
    for (per_minute, lang, want) in [
        (60, "en", "Please try again in one second."),
        (30, "pl", "Spróbuj ponownie za 2 sekundy."),
        (12, "pl", "Spróbuj ponownie za 5 sekund."),
        (30, "ar", "يُرجى المحاولة مرة أخرى بعد ثانيتين."),
        (2, "fr", "Veuillez réessayer dans 30 secondes."),
    ] {
        let edge = Workerd::start(settings(json!({
            "language": lang,
            "limits": { "site": { "burst": 1, "per_minute": per_minute }, "address": { "burst": 9, "per_minute": 9 } },
        })));
        let press = || {
            let form = format!("id={}&score=1", sample::response(1)["id"].as_str().unwrap());
            edge.post("/v1/sites/demo/handoffs", FORM, form).header("accept", "text/html")
        };
        assert_eq!(send(press()).await.status, 303);
        let refused = send(press().header("accept-language", lang)).await;
        assert_eq!(refused.status, 429);
        assert!(refused.text().contains(want), "{want} in {}", refused.text());
    }
}
