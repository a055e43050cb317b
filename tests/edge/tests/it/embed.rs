//! The embed script and the built files.

use std::io::Read as _;

use edge_tests::{
    door::{Door, send},
    sample::settings,
    workerd::Workerd,
};
use serde_json::json;

const SCRIPT: &str = "/embed/demo.js";

fn inflated(compressed: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    brotli_decompressor::Decompressor::new(compressed, 4096).read_to_end(&mut bytes).unwrap();
    bytes
}

#[tokio::test(flavor = "multi_thread")]
async fn the_script_is_one_request() {
    let edge = Workerd::start(settings(json!({})));
    let answer = send(edge.get(SCRIPT).header("accept-encoding", "gzip, deflate, br, zstd")).await;
    assert_eq!(answer.status, 200);
    for (name, want) in [
        ("content-type", "text/javascript; charset=utf-8"),
        ("content-encoding", "br"),
        ("cache-control", "public, max-age=5"),
        ("access-control-allow-origin", "*"),
        ("cross-origin-resource-policy", "cross-origin"),
        ("vary", "accept-encoding"),
        ("x-content-type-options", "nosniff"),
    ] {
        assert_eq!(answer.header(name), Some(want), "{name}");
    }
    let script = inflated(&answer.body);
    let text = std::str::from_utf8(&script).unwrap();
    assert!(text.starts_with("//# allFunctionsCalledOnLoad\n{const __WARMLINE__={lang:\"en\","), "{text}");
    assert!(
        text.contains(r#",prefix:"",site:"demo",steps:5,survey:"checkout",threshold:2,html:`"#),
        "{text}"
    );
    assert!(text.contains("How did ordering with us feel today?") && text.contains("data-score"), "{text}");

    let plain = async |accepted: Option<&str>| {
        let request = edge.get(SCRIPT);
        let request = accepted
            .into_iter()
            .fold(request, |request, accepted| request.header("accept-encoding", accepted));
        let answer = send(request).await;
        assert_eq!((answer.status, answer.header("content-encoding")), (200, None), "{accepted:?}");
        assert_eq!(answer.body, script);
    };
    plain(None).await;
    plain(Some("identity")).await;
    plain(Some("gzip")).await;
    plain(Some("br;q=0, identity")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_not_changed_is_not_sent_again() {
    let edge = Workerd::start(settings(json!({})));
    let etag = send(edge.get(SCRIPT)).await.header("etag").unwrap().to_owned();
    assert!(etag.starts_with('"') && etag.ends_with('"') && etag.len() > 20, "{etag}");
    let check = async |known: &str, status: u16| {
        let answer = send(edge.get(SCRIPT).header("if-none-match", known)).await;
        assert_eq!(answer.status, status, "{known}");
        assert_eq!(answer.header("etag"), Some(etag.as_str()));
        assert_eq!(answer.body.is_empty(), status == 304);
    };
    check(&etag, 304).await;
    check(&format!("W/{etag}"), 304).await;
    check(&format!("\"other\", {etag}"), 304).await;
    check("\"other\"", 200).await;

    let question = json!({ "id": "checkout", "question": "How was it?", "steps": 3 });
    let other = Workerd::start(settings(json!({ "survey": question })));
    let other = send(other.get(SCRIPT)).await;
    assert_ne!(other.header("etag"), Some(etag.as_str()));
    assert!(other.text().contains("How was it?"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_has_an_embed_for_each_kind_and_survey() {
    let edge = Workerd::start(settings(json!({
        "surveys": [{ "id": "paid", "question": "How was paying?", "rules": { "sample": 50 } }],
    })));
    let check = async |path: &str, kind: &str, cache: &str, words: &str| {
        let answer = send(edge.get(path)).await;
        assert_eq!((answer.status, answer.header("content-type")), (200, Some(kind)), "{path}");
        assert_eq!(answer.header("cache-control"), Some(cache), "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), Some("*"), "{path}");
        assert!(answer.text().contains(words), "{path}: {}", answer.text());
    };
    const JS: &str = "text/javascript; charset=utf-8";
    const SHORT: &str = "public, max-age=5";
    const EVER: &str = "public, max-age=31536000, immutable";
    let asked = "How did ordering with us feel today?";
    for path in
        [SCRIPT, "/embed/demo.js?survey=gone", "/embed/demo.js?lang=%00&survey=%3Cb%3E", "/embed/demo.js?v=0"]
    {
        check(path, JS, SHORT, asked).await;
    }
    check("/embed/demo.js?survey=paid", JS, SHORT, r#""rules":{"sample":50}"#).await;
    check("/embed/demo.js?survey=paid&now", JS, SHORT, "How was paying?").await;
    check("/embed/demo.json?survey=paid", "application/json", SHORT, r#""when":"/assets/when."#).await;
    check(
        "/embed/demo.html",
        "text/plain; charset=utf-8",
        SHORT,
        "<template shadowrootmode=\"open\"><style>",
    )
    .await;
    check("/embed/demo.more.js", JS, SHORT, "Calling the team").await;

    let config: serde_json::Value = send(edge.get("/embed/demo.json")).await.json(200);
    check(config["more"].as_str().unwrap(), JS, EVER, "Calling the team").await;

    let integrity: serde_json::Value = send(edge.get("/embed/integrity.json")).await.json(200);
    check(integrity["src"].as_str().unwrap(), JS, EVER, "warmline-widget").await;
    assert!(integrity["integrity"].as_str().unwrap().starts_with("sha384-"), "{integrity}");
    assert_eq!(send(edge.get("/embed/nobody.js")).await.verdict(), "404 unknown-site");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_released_loader_is_served_as_it_was() {
    let edge = Workerd::start(settings(json!({})));
    let all = xtask::released::all(&xtask::released::folder()).unwrap();
    assert!(!all.is_empty());
    for (released, script) in all {
        let path = format!("/embed/v/{}/loader.js", released.loader);
        check_asset(&edge, &path, "text/javascript; charset=utf-8").await;
        assert_eq!(send(edge.get(&path)).await.body, script, "{}", released.release);
    }
    for unknown in ["0000000000000000", "0", "0.0", "%2e%2e%2fmanifest", "%00", "a%2fb"] {
        let answer = send(edge.get(&format!("/embed/v/{unknown}/loader.js"))).await;
        assert_eq!(answer.verdict(), "404 not-found", "{unknown}");
        assert_eq!(answer.header("access-control-allow-origin"), Some("*"), "{unknown}");
    }
}

async fn check_asset(door: &Door, path: &str, kind: &str) {
    let get = async |accepted: &str| {
        let answer = send(door.get(path).header("accept-encoding", accepted)).await;
        assert_eq!(answer.status, 200, "{path}");
        for (name, want) in [
            ("content-type", kind),
            ("cache-control", "public, max-age=31536000, immutable"),
            ("access-control-allow-origin", "*"),
            ("cross-origin-resource-policy", "cross-origin"),
            ("x-content-type-options", "nosniff"),
        ] {
            assert_eq!(answer.header(name), Some(want), "{name} of {path}");
        }
        answer
    };
    let compressed = get("br").await;
    assert_eq!(compressed.header("content-encoding"), Some("br"));
    let plain = get("identity").await;
    assert_eq!(plain.header("content-encoding"), None);
    assert!(!plain.body.is_empty());
    assert_eq!(inflated(&compressed.body), plain.body, "{path}");
}

/// The addresses under `/assets/` in a text.
fn assets(text: &str) -> Vec<String> {
    let mut found: Vec<String> = text
        .split("/assets/")
        .skip(1)
        .map(|rest| rest.split(['"', '\'', '>', ' ', '`', '#']).next().unwrap())
        .map(|name| format!("/assets/{name}"))
        .collect();
    found.sort();
    found.dedup();
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn the_built_files_keep_for_ever() {
    let edge = Workerd::start(settings(json!({})));
    let desk = send(edge.get("/desk")).await;
    assert_eq!(desk.header("content-type"), Some("text/html; charset=utf-8"));
    let more = send(edge.get("/embed/demo.more.js")).await;
    let talk = assets(more.text());
    assert_eq!(talk.len(), 9, "{talk:?}");
    let desk = assets(desk.text());
    assert!(desk.len() >= 3, "{desk:?}");
    for path in talk.iter().chain(&desk) {
        let kind = match path.rsplit('.').next() {
            Some("js") => "text/javascript; charset=utf-8",
            Some("css") => "text/css; charset=utf-8",
            Some("wasm") => "application/wasm",
            other => panic!("{other:?}"),
        };
        check_asset(&edge, path, kind).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_else_of_the_build_is_served() {
    let edge = Workerd::start(settings(json!({})));
    let desk = xtask::build::Build::existing(edge_tests::workerd::profile()).unwrap().assets();
    let html =
        std::fs::read_dir(desk).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let html = html.into_iter().find(|name| name.ends_with(".html")).unwrap();
    for name in [
        "manifest.json",
        "talk.0000000000000000.js",
        "talk.js",
        "",
        ".",
        "..",
        "%2e%2e",
        "..%2fworker%2findex.js",
        "a%2fb.0.js",
        "talk.0.js%00",
        "%ff.0.js",
        &html,
        &format!("{}.br", html),
    ] {
        let answer = send(edge.get(&format!("/assets/{name}"))).await;
        assert_eq!(answer.verdict(), "404 not-found", "{name}");
    }
}
