//! Requests from where and to where they must not come.

use edge_tests::{
    door::{Door, send},
    raw::exchange,
    sample::{self, press, response},
};

use crate::refusal::Wary;

const POSTED: [&str; 2] = ["responses", "handoffs"];

fn body(kind: &str) -> Vec<u8> {
    match kind {
        "responses" => response(1).to_string().into_bytes(),
        _ => serde_json::to_vec(&press(&sample::key(), &response(1))).unwrap(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_of_other_origins() {
    let mut wary = Wary::start();
    for origin in [
        "null",
        "https://evil.example",
        "http://shop.example",
        "https://shop.example.evil.example",
        "https://evil-shop.example",
        "https://evil.example/https://shop.example",
        "https://shop.example/",
        "https://shop.example.",
        "https://shop.example:443",
        "https://shop.example:8443",
        "HTTPS://SHOP.EXAMPLE",
        "https://Shop.example",
        "https://user@shop.example",
        "https://shop.example, https://evil.example",
        "https://xn--shp-fna.example",
        "http://localhost.evil.example",
        "http://localhost:1.evil.example",
        "https://localhost:3000",
    ] {
        for kind in POSTED {
            let path = format!("/v1/sites/demo/{kind}");
            let request = wary.edge.post(&path, "application/json", body(kind)).header("origin", origin);
            wary.check(request, "403 origin-not-allowed").await;
        }
        let upgrade = wary.edge.upgrade("/v1/sites/demo/talk").header("origin", origin);
        wary.check(upgrade, "403 origin-not-allowed").await;
    }
    for kind in POSTED {
        let request = wary.edge.post(&format!("/v1/sites/strict/{kind}"), "application/json", body(kind));
        wary.check(request, "403 origin-not-allowed").await;
    }
    wary.check(wary.edge.upgrade("/v1/sites/strict/talk"), "403 origin-not-allowed").await;
    wary.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn sites_that_nobody_knows() {
    let mut wary = Wary::start();
    let key = sample::key();
    for kind in POSTED {
        let path = |site: &str| format!("/v1/sites/{site}/{kind}");
        for unknown in ["elsewhere", "demo-2", &"a".repeat(40), "0"] {
            let request = wary.edge.post(&path(unknown), "application/json", body(kind));
            wary.check(request, "404 unknown-site").await;
        }
        for none in ["", "DEMO", "de_mo", "-demo", &"a".repeat(41), "demo%00", "demo%2f", "d%C3%A9mo"] {
            let request = wary.edge.post(&path(none), "application/json", body(kind));
            wary.check(request, "404 not-found").await;
        }
    }
    for request in [
        wary.edge.get("/embed/elsewhere.js"),
        wary.edge
            .request("OPTIONS", "/v1/sites/elsewhere/responses")
            .header("origin", "https://shop.example"),
        wary.edge.upgrade("/v1/sites/elsewhere/talk"),
        wary.edge.get(&format!("/talk/elsewhere/{key}")),
        wary.edge.get(&format!("/talk/elsewhere/{key}/log")),
        wary.edge.post(&format!("/talk/elsewhere/{key}/messages"), "text/plain", ""),
    ] {
        wary.check(request, "404 unknown-site").await;
    }
    wary.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn conversations_that_nobody_knows() {
    let mut wary = Wary::start();
    let key = sample::key();
    let protocols = |protocols: String| {
        wary.edge.upgrade("/v1/sites/demo/talk").header("sec-websocket-protocol", protocols)
    };
    let requests = vec![
        wary.edge.get(&format!("/talk/demo/{key}")),
        wary.edge.get(&format!("/talk/demo/{key}/log")),
        wary.edge.upgrade("/v1/sites/demo/talk"),
        wary.edge.upgrade(&format!("/v1/sites/demo/talk?key={key}")),
        protocols("warmline.talk.v1".to_owned()),
        protocols(format!("key.{key}")),
        protocols(format!("warmline.talk.v1, {key}")),
        protocols("warmline.talk.v1, key.short".to_owned()),
        protocols(format!("warmline.talk.v2, key.{key}")),
        protocols(format!("warmline.talk.v1, key.{key}")),
    ];
    for request in requests {
        wary.check(request, "401 unknown-conversation").await;
    }
    assert!(wary.edge.log().iter().all(|line| !line.contains(key.as_str())), "no key is logged");
    wary.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn sockets_without_what_they_need() {
    let mut wary = Wary::start();
    for path in ["/v1/sites/demo/talk", "/v1/desk/socket"] {
        wary.check(wary.edge.get(path), "426 upgrade-required").await;
        wary.check(
            wary.edge.get(path).header("connection", "upgrade").header("upgrade", "h2c"),
            "426 upgrade-required",
        )
        .await;
    }
    let cookie = wary.edge.signed_in("agent1").await;
    let evil = wary.edge.origin.replacen("localhost", "localhost.evil.example", 1);
    let https = wary.edge.origin.replacen("http:", "https:", 1);
    for origin in ["null", "http://localhost", "http://localhost:1", "https://shop.example", &evil, &https] {
        let request =
            wary.edge.upgrade("/v1/desk/socket").header("cookie", &cookie.0).header("origin", origin);
        wary.check(request, "403 origin-not-allowed").await;
    }
    wary.check(wary.edge.upgrade("/v1/desk/socket").header("cookie", &cookie.0), "403 origin-not-allowed")
        .await;
    let own = wary.edge.origin.clone();
    wary.check(wary.edge.upgrade("/v1/desk/socket").header("origin", own), "401 no-session").await;
    wary.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn methods_that_nobody_knows() {
    let mut wary = Wary::start();
    let link = wary.edge.link("agent1");
    let path = link.strip_prefix(&wary.edge.origin).unwrap().to_owned();
    for method in ["PROPFIND", "PURGE", "TRACE", "SEARCH"] {
        for path in ["/healthz", "/v1/sites/demo/responses", "/v1/desk/session", &path] {
            wary.check(wary.edge.request(method, path), "405 method-not-allowed").await;
        }
    }
    // None of them used the link up.
    wary.edge.sign_in(&link).await;
    wary.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_is_told_on_a_page() {
    let mut wary = Wary::start();
    let key = sample::key();
    let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    for (request, status) in [
        (wary.edge.get("/nowhere"), 404),
        (wary.edge.get(&format!("/talk/demo/{key}")), 401),
        (wary.edge.post("/v1/sites/demo/handoffs", "application/x-www-form-urlencoded", "score=1"), 422),
    ] {
        let (answer, lines) = wary.edge.logged(send(request.header("accept", browser))).await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (status, Some("text/html; charset=utf-8"))
        );
        assert!(answer.header("content-security-policy").unwrap().starts_with("default-src 'none'"));
        assert!(answer.text().contains("<h1>"), "{}", answer.text());
        assert_eq!(lines.len(), 1, "{lines:?}");
    }
    wary.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_of_the_log_stays_one_line() {
    let mut wary = Wary::start();
    let evil = "{\"id\":\"x\\nrefused nothing at all\\r\\n\\u001b[31m\",\"score\":1}";
    wary.check(wary.edge.post("/v1/sites/demo/responses", "text/plain", evil), "422 invalid-field").await;
    let door = Door::clone(&wary.edge);
    let head = "GET /%0arefused%20nothing HTTP/1.1";
    let (answer, lines) = wary.edge.logged(exchange(&door, head, b"")).await;
    wary.judge(head, &answer, &lines, "404 not-found");
    wary.end();
}
