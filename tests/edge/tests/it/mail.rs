//! `/sites/SITE/mail.html`: the question as a block for mails, and what becomes of its links.

use edge_tests::{door::send, sample::settings, stored::Object, workerd::Workerd};
use serde_json::json;

const BLOCK: &str = "/sites/demo/mail.html";
const FORM: &str = "application/x-www-form-urlencoded";

/// The addresses of all links, as a mail client reads them, behind the origin.
fn links<'a>(html: &'a str, origin: &str) -> Vec<String> {
    let parts = html.split("<a href=\"").skip(1).map(|part| part.split('"').next().unwrap());
    parts.map(|link: &'a str| link.replace("&amp;", "&").strip_prefix(origin).unwrap().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scanner_that_follows_every_link_stores_nothing() {
    let mut edge = Workerd::start(settings(json!({})));
    let block = send(edge.get(BLOCK)).await;
    assert_eq!((block.status, block.header("content-type")), (200, Some("text/html; charset=utf-8")));
    let csp = block.header("content-security-policy").unwrap();
    assert!(csp.starts_with("default-src 'none';") && csp.contains("sandbox"), "{csp}");
    let links = links(block.text(), &edge.origin);
    assert_eq!(links.len(), 5, "{links:?}");
    let mut pages = Vec::new();
    for link in &links {
        for link in [link.replace("{{order}}", "4711"), link.clone(), format!("{link}&token=1")] {
            for agent in ["Mozilla/5.0 (compatible; scanner)", "Mozilla/5.0 (X11; Linux x86_64)"] {
                for method in ["HEAD", "GET"] {
                    let page = send(edge.request(method, &link).header("user-agent", agent)).await;
                    assert_eq!(page.status, 200, "{method} {link}");
                    pages.push(page);
                }
            }
        }
    }
    // What the pages load and show is followed, too.
    let script = pages.iter().find_map(|page| page.text().split("<script src=\"").nth(1)).unwrap();
    assert_eq!(send(edge.get(script.split('"').next().unwrap())).await.status, 200);
    assert_eq!(edge.killed().filled(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_form_behind_a_link_is_the_answer() {
    let mut edge = Workerd::start(settings(json!({
        "languages": ["de"],
        "surveys": [{
            "id": "delivery", "steps": 3, "threshold": 1,
            "question": { "en": "Did it arrive well?", "de": "Kam es gut an?" },
        }],
    })));
    // The browser of who fetches the block is none of a visitor's.
    let own = send(edge.get(&format!("{BLOCK}?survey=delivery")).header("accept-language", "de")).await;
    assert!(own.text().contains("Did it arrive well?"), "{}", own.text());
    let block = send(edge.get(&format!("{BLOCK}?survey=delivery&lang=de&order=*|ORDER|*"))).await;
    assert!(block.text().contains("Kam es gut an?") && block.text().contains(" lang=\"de\""));
    let links = links(block.text(), &edge.origin);
    assert_eq!(
        links,
        [1, 2, 3].map(|score| format!("/ask/demo?survey=delivery&score={score}&lang=de&order=*|ORDER|*"))
    );
    let page = send(edge.get(&links[1].replace("*|ORDER|*", "4711")).header("accept-language", "en")).await;
    assert!(page.text().contains("<html lang=\"de\"") && page.text().contains("Das wird gleich gesendet."));
    let fields = page.text().split("<input type=\"hidden\" name=\"").skip(1).map(|input| {
        let (name, rest) = input.split_once("\" value=\"").unwrap();
        (name, rest.split('"').next().unwrap())
    });
    let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let answered = send(edge.post("/ask/demo", FORM, form)).await;
    assert_eq!(answered.status, 200, "{}", answered.text());
    assert!(answered.text().contains(r#"data-what="keep""#), "{}", answered.text());
    let what = "SELECT body ->> '$.score', body ->> '$.survey', body ->> '$.facts.order', concerns_desk FROM responses";
    let rows = edge.killed().query(Object::Intake, what);
    let want = r#"[[Integer(2), Text("delivery"), Text("4711"), Integer(0)]]"#;
    assert_eq!(format!("{rows:?}"), want);
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_an_owner_asks_for_stays_text() {
    let edge = Workerd::start(settings(json!({})));
    let long = "x".repeat(61);
    for query in
        ["order=%22%3E%3Cscript%3E", "survey=no&order=", "lang=%3Cb%3E&score=9", &format!("order={long}")]
    {
        let block = send(edge.get(&format!("{BLOCK}?{query}"))).await;
        assert_eq!(block.status, 200, "{query}");
        assert!(!block.text().contains("<script") && !block.text().contains("<b>"), "{}", block.text());
        assert_eq!(links(block.text(), &edge.origin).len(), 5);
    }
    assert_eq!(send(edge.get("/sites/other/mail.html")).await.verdict(), "404 unknown-site");
}
