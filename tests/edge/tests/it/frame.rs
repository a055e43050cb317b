//! `/frame/SITE`: who may show it, and what is taken out of it.

use edge_tests::{
    door::send,
    sample::{key, press, response, settings, with},
    stored::Object,
    workerd::Workerd,
};
use serde_json::json;

const SHOP: &str = "https://shop.example";

fn start() -> Workerd {
    // The edge's own origin is none of the site's.
    Workerd::start(settings(json!({ "origins": [SHOP, "https://pay.example:8443"] })))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_in_the_frame_is_closed_to_all_but_the_site() {
    let edge = start();
    let page = send(edge.get("/frame/demo")).await;
    assert_eq!((page.status, page.header("content-type")), (200, Some("text/html; charset=utf-8")));
    let csp = page.header("content-security-policy").unwrap();
    let socket = edge.origin.replace("http", "ws");
    for part in [
        "default-src 'none'; ",
        "script-src 'self' 'wasm-unsafe-eval'; ",
        "style-src 'self'; ",
        &format!("connect-src 'self' {socket}; "),
        &format!("frame-ancestors {SHOP} https://pay.example:8443; "),
        "require-trusted-types-for 'script'",
    ] {
        assert!(csp.contains(part), "{part} in {csp}");
    }
    assert!(!csp.contains("unsafe-inline") && !csp.contains("'unsafe-eval'"), "{csp}");
    assert_eq!(page.header("referrer-policy"), Some("no-referrer"));
    assert!(page.header("permissions-policy").unwrap().contains("payment=()"));
    let html = page.text();
    assert!(html.contains(&format!("data-origins=\"{SHOP} https://pay.example:8443\"")), "{html}");
    assert!(!html.contains(" style=") && html.matches("<script").count() == 1, "{html}");
    assert!(html.contains("<script src=\"/assets/framed."), "{html}");

    let nobody = Workerd::start(settings(json!({ "origins": [] })));
    let csp = send(nobody.get("/frame/demo")).await;
    assert!(csp.header("content-security-policy").unwrap().contains("frame-ancestors 'none'"));
    assert_eq!(send(edge.get("/frame/other")).await.verdict(), "404 unknown-site");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_script_of_a_payment_page_makes_a_frame_and_has_no_question() {
    let edge = start();
    let script = send(edge.get("/embed/demo.js?mode=frame")).await;
    assert_eq!((script.status, script.header("cache-control")), (200, Some("public, max-age=5")));
    assert_eq!(script.header("content-type"), Some("text/javascript; charset=utf-8"));
    let text = script.text();
    assert!(text.contains("iframe") && !text.contains("How did ordering"), "{text}");
    assert!(text.contains("allow-scripts allow-same-origin allow-forms allow-popups"), "{text}");
    assert_eq!(send(edge.get("/embed/other.js?mode=frame")).await.verdict(), "404 unknown-site");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_frame_speaks_for_pages_of_the_site_alone() {
    let mut edge = start();
    let origin = edge.origin.clone();
    let tap = async |origin: &str, page: Option<&str>| {
        let response = with(response(1), json!({ "page": page }));
        let tap = send(edge.respond(&response).header("origin", origin)).await;
        let press = send(edge.press(&press(&key(), &response)).header("origin", origin)).await;
        let socket = edge.upgrade("/v1/sites/demo/talk").header("origin", origin);
        (tap.verdict(), press.verdict(), send(socket).await.verdict())
    };
    let all = |one: &str, two: &str, three: &str| (one.to_owned(), two.to_owned(), three.to_owned());
    let taken = all("201", "201", "401 unknown-conversation");
    assert_eq!(tap(&origin, Some("https://shop.example/pay")).await, taken);
    assert_eq!(
        tap(SHOP, Some("https://elsewhere.example/")).await,
        taken,
        "a page of the site says what it will"
    );
    let refused = "403 origin-not-allowed";
    let half = all(refused, refused, "401 unknown-conversation");
    for page in [format!("{origin}/frame/demo"), "https://shop.example.evil.example/".to_owned()] {
        assert_eq!(tap(&origin, Some(&page)).await, half, "{page}");
    }
    assert_eq!(tap(&origin, None).await, half);
    assert_eq!(
        tap("https://evil.example", Some("https://shop.example/pay")).await,
        all(refused, refused, refused)
    );
    assert_eq!(edge.killed().count(Object::Intake, "responses"), 2);
}
