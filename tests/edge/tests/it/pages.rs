//! The small routes: health, examples, and what is at no address.

use edge_tests::{
    door::send,
    sample::{self, settings},
    workerd::Workerd,
};
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn it_is_well() {
    let edge = Workerd::start(settings(json!({})));
    let answer = send(edge.get("/healthz")).await;
    assert_eq!(answer.json::<Value>(200), json!({ "status": "ok", "version": env!("CARGO_PKG_VERSION") }));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let head = send(edge.request("HEAD", "/healthz")).await;
    assert_eq!((head.status, head.body.len()), (200, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn examples_live_at_another_origin() {
    let edge = Workerd::start_with(settings(json!({})), |config| {
        config.hosts = Some("http://localhost:1".to_owned())
    });
    for path in ["/examples/checkout/", "/examples/", "/examples/a/b.css"] {
        let answer = send(edge.get(path)).await;
        assert_eq!(
            (answer.status, answer.header("location")),
            (303, Some(format!("http://localhost:1{path}").as_str()))
        );
    }
    let served = Workerd::start(settings(json!({})));
    assert_eq!(send(served.get("/examples/checkout/")).await.verdict(), "404 not-found");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_address_knows_its_methods() {
    let edge = Workerd::start(settings(json!({})));
    let key = sample::key();
    const ALL: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    for (path, allowed) in [
        ("/healthz", "GET"),
        ("/embed/demo.js", "GET"),
        ("/embed/integrity.json", "GET"),
        ("/embed/v/0a/loader.js", "GET"),
        ("/words/en", "GET"),
        ("/v1/sites/demo/responses", "POST, OPTIONS"),
        ("/v1/sites/demo/handoffs", "POST, OPTIONS"),
        ("/v1/sites/demo/talk", "GET"),
        ("/ask/demo", "GET, POST"),
        ("/ask/demo/talk", "POST"),
        (&format!("/talk/demo/{key}"), "GET"),
        (&format!("/talk/demo/{key}/log"), "GET"),
        (&format!("/talk/demo/{key}/messages"), "POST"),
        ("/desk", "GET"),
        ("/assets/talk.0.js", "GET"),
        ("/sign-in/demo.token", "GET"),
        ("/v1/desk/session", "GET, DELETE"),
        ("/v1/desk/socket", "GET"),
        ("/examples/checkout/", "GET"),
    ] {
        let knows = |method: &&str| {
            allowed.split(", ").any(|allowed| allowed == *method || (allowed, *method) == ("GET", "HEAD"))
        };
        for method in ALL.iter().filter(|method| !knows(method)) {
            let answer = send(edge.request(method, path)).await;
            assert_eq!((answer.status, answer.header("allow")), (405, Some(allowed)), "{method} {path}");
            if *method != "HEAD" {
                assert_eq!(answer.problem().code, "method-not-allowed");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn there_is_nothing_at_other_addresses() {
    let edge = Workerd::start(settings(json!({})));
    let key = sample::key();
    for path in [
        "/",
        "/favicon.ico",
        "/embed",
        "/embed/demo",
        "/embed/DEMO.js",
        "/embed/demo.js/",
        "/words/de-AT",
        "/words/en.json",
        "/words/tlh",
        "/en.json",
        "/assets/en.json",
        "/embed/%00.js",
        "/v1",
        "/v1/sites/demo",
        "/v1/sites//responses",
        "/v1/sites/De_mo/responses",
        "/v1/sites/demo/responses/",
        "/v1/desk",
        "/desk/queue",
        "/ask",
        "/ask/De_mo",
        "/ask/demo/",
        "/talk/demo/short",
        "/talk/demo",
        &format!("/talk/demo/{key}/"),
        &format!("/talk/demo/{key}/other"),
        "/sign-in/",
        "/sign-in/demo",
        "/sign-in/DEMO.token",
        "/visitor-socket/demo",
        "/.well-known/security.txt",
        &format!("/{}", "a".repeat(4_000)),
    ] {
        let answer = send(edge.get(path)).await;
        assert_eq!(answer.verdict(), "404 not-found", "{path}");
    }
}
