//! The desk's routes: signing in by a link, the session, signing out.

use edge_tests::{
    door::{Cookie, send},
    sample::settings,
    stored::Object,
    workerd::Workerd,
};
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn the_console_is_a_page_that_nobody_may_frame() {
    let edge = Workerd::start(settings(json!({})));
    for path in ["/desk", "/desk/"] {
        let answer = send(edge.get(path)).await;
        assert_eq!(answer.status, 200);
        let csp = answer.header("content-security-policy").unwrap();
        for directive in
            ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "frame-ancestors 'none'"]
        {
            assert!(csp.contains(directive), "{directive} in {csp}");
        }
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        assert_eq!(answer.header("cross-origin-opener-policy"), Some("same-origin"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_signs_in_once() {
    let mut edge = Workerd::start(settings(json!({})));
    let link = edge.link("lead");
    let path = link.strip_prefix(&edge.origin).unwrap();
    // Whoever looks what a link is does not use it up.
    assert_eq!(send(edge.request("HEAD", path)).await.status, 200);
    let answer = send(edge.get(path)).await;
    assert_eq!((answer.status, answer.header("location")), (303, Some("/desk")));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(answer.header("referrer-policy"), Some("no-referrer"));
    let cookie = answer.header("set-cookie").unwrap();
    let mut parts = cookie.split("; ");
    let (name, value) = parts.next().unwrap().split_once('=').unwrap();
    assert_eq!(name, "__Host-wl");
    let token = value.strip_prefix("demo.").unwrap();
    assert_eq!(token.len(), 43, "256 random bits");
    let mut attributes: Vec<&str> = parts.collect();
    attributes.sort_unstable();
    assert_eq!(attributes, ["HttpOnly", "Max-Age=43200", "Path=/", "SameSite=Strict", "Secure"]);

    let refused = async |path: &str, status: u16| {
        let answer = send(edge.get(path)).await;
        assert_eq!(answer.status, status, "{path}");
        assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"));
        assert_eq!(answer.header("set-cookie"), None);
        assert!(answer.text().contains("<h1>"), "{}", answer.text());
    };
    refused(path, 410).await;
    refused(path, 410).await;
    refused("/sign-in/demo.unknown", 403).await;
    refused("/sign-in/demo.", 403).await;
    refused("/sign-in/elsewhere.token", 403).await;
    let link_token = path.strip_prefix("/sign-in/demo.").unwrap();
    refused(&format!("/sign-in/elsewhere.{link_token}"), 403).await;

    let log = edge.log().join("\n");
    assert!(!log.contains(link_token) && !log.contains(token), "no secret is logged: {log}");
    let stored = edge.killed();
    let everything = format!(
        "{:?} {:?}",
        stored.query(Object::Desk, "SELECT * FROM sessions"),
        stored.query(Object::Desk, "SELECT * FROM used_links")
    );
    assert!(
        !everything.contains(link_token) && !everything.contains(token),
        "no secret is stored: {everything}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_says_who_is_there() {
    let edge = Workerd::start(settings(json!({})));
    for (agent, name, role) in [("lead", "Lena", "lead"), ("agent2", "Ben", "agent")] {
        let cookie = edge.signed_in(agent).await;
        let session: Value = send(edge.get("/v1/desk/session").header("cookie", &cookie.0)).await.json(200);
        assert_eq!(session, json!({ "site": "demo", "agent": { "id": agent, "name": name }, "role": role }));
        // Among the cookies of others.
        let among = format!("a=b; {}; __Host-wl2=demo.x", cookie.0);
        assert_eq!(send(edge.get("/v1/desk/session").header("cookie", among)).await.status, 200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_session_nothing_of_the_desk_answers() {
    let edge = Workerd::start(settings(json!({})));
    let good = edge.signed_in("agent1").await.0;
    let token = good.strip_prefix("__Host-wl=demo.").unwrap();
    for cookie in [
        String::new(),
        "other=1".to_owned(),
        "__Host-wl=".to_owned(),
        "__Host-wl=demo".to_owned(),
        "__Host-wl=demo.".to_owned(),
        "__Host-wl=demo.unknown".to_owned(),
        format!("__Host-wl=elsewhere.{token}"),
        format!("__Host-wl=DEMO.{token}"),
        format!("__Host-wl={token}"),
        format!("wl=demo.{token}"),
        format!("__host-wl=demo.{token}"),
        format!("{good}x"),
    ] {
        for request in
            [edge.get("/v1/desk/session"), edge.upgrade("/v1/desk/socket").header("origin", &edge.origin)]
        {
            let answer = send(request.header("cookie", &cookie)).await;
            assert_eq!(answer.verdict(), "401 no-session", "{cookie}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_ends_the_session_and_its_sockets() {
    let edge = Workerd::start(settings(json!({})));
    let cookie = edge.signed_in("agent1").await;
    let other = edge.signed_in("agent2").await;
    let mut ana = edge.agent(&cookie).await;
    let mut ben = edge.agent(&other).await;
    let sign_out = |cookie: &Cookie| edge.request("DELETE", "/v1/desk/session").header("cookie", &cookie.0);
    for refused in [
        sign_out(&cookie),
        sign_out(&cookie).header("x-warmline", "0"),
        sign_out(&cookie).header("x-warmline", "1").header("sec-fetch-site", "cross-site"),
        sign_out(&cookie).header("x-warmline", "1").header("sec-fetch-site", "same-site"),
    ] {
        assert_eq!(send(refused).await.verdict(), "403 not-from-our-page");
    }
    let answer =
        send(sign_out(&cookie).header("x-warmline", "1").header("sec-fetch-site", "same-origin")).await;
    assert_eq!((answer.status, answer.body.len()), (204, 0));
    let cleared = answer.header("set-cookie").unwrap();
    assert!(cleared.starts_with("__Host-wl=;") && cleared.contains("Max-Age=0"), "{cleared}");
    assert_eq!(ana.socket.closed().await, (4401, "signed out".to_owned()));

    assert_eq!(
        send(edge.get("/v1/desk/session").header("cookie", &cookie.0)).await.verdict(),
        "401 no-session"
    );
    // A session that has ended already is ended.
    assert_eq!(send(sign_out(&cookie).header("x-warmline", "1")).await.status, 204);
    let nobody = send(edge.request("DELETE", "/v1/desk/session").header("x-warmline", "1")).await;
    assert_eq!(nobody.verdict(), "401 no-session");
    ben.socket.ping().await;
    assert_eq!(send(edge.get("/v1/desk/session").header("cookie", &other.0)).await.status, 200);
}
