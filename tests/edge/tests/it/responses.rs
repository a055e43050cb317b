//! `POST /v1/sites/SITE/responses` with what it takes.

use edge_tests::{
    door::{Door, send},
    sample::{response, settings, with},
    stored::Object,
    workerd::Workerd,
};
use rusqlite::types::Value as Cell;
use serde_json::{Value, json};
use shared::response::{MAX_BODY, Receipt};

const PATH: &str = "/v1/sites/demo/responses";

async fn check(door: &Door, response: &Value, status: u16, rev: u32) {
    let receipt: Receipt = send(door.respond(response)).await.json(status);
    assert_eq!((json!(receipt.id), receipt.rev), (response["id"].clone(), rev), "{response}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_highest_revision_is_stored_once() {
    let mut edge = Workerd::start(settings(json!({})));
    let first = with(response(1), json!({ "rev": 1 }));
    check(&edge, &first, 201, 1).await;
    check(&edge, &first, 200, 1).await;
    let third = with(first.clone(), json!({ "rev": 3, "score": 4, "comment": "Better now." }));
    check(&edge, &third, 200, 3).await;
    // What was overtaken changes nothing, whatever it says; the receipt tells what is stored.
    check(&edge, &first, 200, 3).await;
    check(&edge, &with(first.clone(), json!({ "rev": 2, "score": 5 })), 200, 3).await;
    check(&edge, &third, 200, 3).await;
    let conflict = send(edge.respond(&with(third.clone(), json!({ "score": 5 })))).await;
    assert_eq!(conflict.verdict(), "409 response-conflict");
    check(&edge, &response(5), 201, 0).await;

    let rows = edge.killed().query(Object::Intake, "SELECT rev, score, body FROM responses ORDER BY id");
    let bodies: Vec<Value> = rows
        .iter()
        .map(|row| match row.as_slice() {
            [_, _, Cell::Text(body)] => serde_json::from_str(body).unwrap(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(bodies.len(), 2);
    assert_eq!(bodies[0], with(third, json!({ "steps": 5 })));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_encoding_and_every_extreme_is_taken() {
    let edge = Workerd::start(settings(json!({})));
    let check = async |content_type: &str, body: String| {
        let answer = send(edge.post(PATH, content_type, body.clone())).await;
        assert_eq!(answer.verdict(), "201", "{content_type}: {body}");
    };
    for content_type in
        ["application/json", "application/json; charset=utf-8", "text/plain;charset=UTF-8", "TEXT/PLAIN"]
    {
        check(content_type, response(1).to_string()).await;
    }
    let id = || response(1)["id"].as_str().unwrap().to_owned();
    let form = "application/x-www-form-urlencoded";
    check(form, format!("id={}&score=2", id())).await;
    check(
        form,
        format!(
            "id={}&rev=0&score=5&steps=5&page=https%3A%2F%2Fshop.example%2Fa&locale=de&comment=%C3%BC+%26",
            id()
        ),
    )
    .await;
    check(form, format!("id={}&score=1&comment=&reason=&page=", id())).await;

    let json = async |changes: Value| check("application/json", with(response(3), changes).to_string()).await;
    // The clock of a page may say anything, and an old page may send what a new edge does not know.
    json(json!({ "id": "00000000-0000-7000-8000-000000000000" })).await;
    json(json!({ "id": "FFFFFFFF-FFFF-7FFF-BFFF-FFFFFFFFFFFF" })).await;
    json(json!({ "colour": ["red"] })).await;
    json(json!({ "rev": u32::MAX, "score": 5, "steps": 5 })).await;
    json(json!({ "score": 3, "steps": 3 })).await;
    json(json!({ "survey": "s".repeat(40), "reason": "r", "locale": "a".repeat(35) })).await;
    json(json!({ "page": format!("https://shop.example/{}", "a".repeat(1_003)) })).await;
    json(json!({ "page": "http://localhost:3000/pay?token=secret#fragment" })).await;
    json(json!({ "comment": "😡".repeat(1_800) })).await;
    json(json!({ "comment": format!("  {}\r\n\t", "x".repeat(2_000)) })).await;
    let full = response(2).to_string();
    check("application/json", full.clone() + &" ".repeat(MAX_BODY - full.len())).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_stump_of_a_character_costs_nobody_their_words() {
    let mut edge = Workerd::start(settings(json!({})));
    let whole = with(response(1), json!({ "comment": "late again 😡" })).to_string();
    let at = whole.find('😡').unwrap();
    let cut = [&whole.as_bytes()[..at + 3], &whole.as_bytes()[at + 4..]].concat();
    assert_eq!(send(edge.post(PATH, "text/plain", cut)).await.verdict(), "201");
    let stored = edge.killed().query(Object::Intake, "SELECT body ->> 'comment' FROM responses");
    assert_eq!(stored, [[Cell::Text("late again \u{fffd}".to_owned())]]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_keeps_its_queries_to_itself() {
    let mut edge = Workerd::start(settings(json!({})));
    let response = with(response(5), json!({ "page": "https://shop.example/pay?token=secret#fragment" }));
    check(&edge, &response, 201, 0).await;
    let stored = edge.killed().query(Object::Intake, "SELECT body FROM responses");
    let [Cell::Text(body)] = stored[0].as_slice() else { panic!("{stored:?}") };
    assert!(body.contains(r#""https://shop.example/pay""#) && !body.contains("secret"), "{body}");
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_of_the_site_may_read_the_answer() {
    let edge = Workerd::start(settings(json!({})));
    let check = async |origin: &str, body: &str, want: &str| {
        let request = edge.post(PATH, "text/plain", body).header("origin", origin);
        let answer = send(request).await;
        assert_eq!(answer.verdict(), want);
        assert_eq!(answer.header("access-control-allow-origin"), Some(origin));
        // Where there may be a time to wait, the page must be able to read it.
        assert!(answer.status < 400 || answer.header("access-control-expose-headers") == Some("retry-after"));
        assert_eq!(answer.header("access-control-allow-credentials"), None);
    };
    check("https://shop.example", &response(1).to_string(), "201").await;
    check("http://localhost:1234", &response(1).to_string(), "201").await;
    check("https://shop.example", "nonsense", "400 bad-json").await;
    check("https://shop.example", &response(9).to_string(), "422 invalid-field").await;

    let server = send(edge.respond(&response(1))).await;
    assert_eq!((server.status, server.header("access-control-allow-origin")), (201, None));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_may_ask_first() {
    let edge = Workerd::start(settings(json!({})));
    for path in [PATH, "/v1/sites/demo/handoffs"] {
        let ask = async |origin: &str| {
            let request = edge.request("OPTIONS", path).header("origin", origin);
            send(request.header("access-control-request-method", "POST")).await
        };
        let answer = ask("https://shop.example").await;
        assert_eq!((answer.status, answer.body.len()), (204, 0));
        for (name, want) in [
            ("access-control-allow-origin", "https://shop.example"),
            ("access-control-allow-methods", "POST"),
            ("access-control-allow-headers", "authorization, content-type"),
            ("access-control-max-age", "86400"),
            ("vary", "origin"),
        ] {
            assert_eq!(answer.header(name), Some(want), "{name}");
        }
        let foreign = ask("https://evil.example").await;
        assert_eq!(foreign.verdict(), "403 origin-not-allowed");
        assert_eq!(foreign.header("access-control-allow-origin"), None);
    }
}
