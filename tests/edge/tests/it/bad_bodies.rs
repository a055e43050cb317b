//! Every field of every body, missing, of the wrong type, too long, out of range.

use edge_tests::{
    door::send,
    raw::{chunked, exchange},
    sample::{self, message_id, press, response, with},
};
use serde_json::{Value, json};
use shared::{response::MAX_BODY, talk::MAX_FRAME};

use crate::refusal::Wary;

const RESPONSES: &str = "/v1/sites/demo/responses";
const HANDOFFS: &str = "/v1/sites/demo/handoffs";
const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";

/// Responses that are none: what is put into a good one. `null` takes a member out.
fn bad_responses() -> Vec<Value> {
    let long = |length: usize| "a".repeat(length);
    vec![
        json!({ "id": null }),
        json!({ "id": 7 }),
        json!({ "id": {} }),
        json!({ "id": "" }),
        json!({ "id": "x" }),
        json!({ "id": long(4_000) }),
        json!({ "id": "01931d1e7a3c7c5d8f2a0123456789ab" }),
        json!({ "id": "01931d1e-7a3c-4c5d-8f2a-0123456789ab" }),
        json!({ "id": "01931d1e-7a3c-7c5d-0f2a-0123456789ab" }),
        json!({ "id": " 01931d1e-7a3c-7c5d-8f2a-0123456789ab" }),
        json!({ "id": "e0.01931d1e-7a3c-7c5d-8f2a-0123456789ab" }),
        json!({ "id": "e1.01931d1e-7a3c-7c5d-8f2a-0123456789ab" }),
        json!({ "id": "e65536.01931d1e-7a3c-7c5d-8f2a-0123456789ab" }),
        json!({ "rev": "1" }),
        json!({ "rev": -1 }),
        json!({ "rev": 1.5 }),
        json!({ "rev": 4_294_967_296_u64 }),
        json!({ "rev": true }),
        json!({ "score": null }),
        json!({ "score": "1" }),
        json!({ "score": 0 }),
        json!({ "score": 6 }),
        json!({ "score": -1 }),
        json!({ "score": 256 }),
        json!({ "score": 1.5 }),
        json!({ "score": 1e300 }),
        json!({ "score": [1] }),
        json!({ "steps": 2 }),
        json!({ "steps": 6 }),
        json!({ "steps": "5" }),
        json!({ "steps": 3, "score": 4 }),
        json!({ "survey": "" }),
        json!({ "survey": 7 }),
        json!({ "survey": "Check out" }),
        json!({ "survey": long(41) }),
        json!({ "page": "" }),
        json!({ "page": 7 }),
        json!({ "page": "/pay" }),
        json!({ "page": "javascript:alert(1)" }),
        json!({ "page": "https://" }),
        json!({ "page": "https://user:password@shop.example/" }),
        json!({ "page": "https://shop.example/\n" }),
        json!({ "page": format!("https://shop.example/{}", long(1_004)) }),
        json!({ "locale": "" }),
        json!({ "locale": "e" }),
        json!({ "locale": "en_GB" }),
        json!({ "locale": 7 }),
        json!({ "locale": long(36) }),
        json!({ "reason": "" }),
        json!({ "reason": "-" }),
        json!({ "reason": ["payment"] }),
        json!({ "reason": long(41) }),
        json!({ "comment": "" }),
        json!({ "comment": " \n\t " }),
        json!({ "comment": 7 }),
        json!({ "comment": "a\u{0}b" }),
        json!({ "comment": "\u{1b}[31m" }),
        json!({ "comment": "\u{85}a\u{9f}b" }),
        json!({ "comment": long(2_001) }),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn fields_of_a_response() {
    let mut wary = Wary::start();
    for bad in bad_responses() {
        let body = with(response(1), bad).to_string();
        wary.check(wary.edge.post(RESPONSES, "text/plain", body), "422 invalid-field").await;
    }
    let id = response(1)["id"].clone();
    for body in ["null".to_owned(), "7".to_owned(), "\"\"".to_owned(), "[]".to_owned(), "{}".to_owned()]
        .into_iter()
        .chain([
            format!(r#"{{"id":{id},"score":1,"score":1}}"#),
            format!(r#"{{"id":{id},"id":{id},"score":1}}"#),
        ])
    {
        wary.check(wary.edge.post(RESPONSES, JSON, body), "422 invalid-field").await;
    }
    wary.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn fields_of_a_press() {
    let mut wary = Wary::start();
    let good = serde_json::to_value(press(&sample::key(), &response(1))).unwrap();
    let responses = bad_responses().into_iter().map(|bad| json!({ "response": with(response(1), bad) }));
    let keys = [
        "",
        "short",
        &"a".repeat(21),
        &"a".repeat(65),
        "a key with white space and so on",
        "ключключключключключключ",
    ]
    .map(|key| json!({ "key": key }));
    let others = [
        json!({ "key": null }),
        json!({ "key": 7 }),
        json!({ "response": null }),
        json!({ "response": 7 }),
        json!({ "response": [] }),
        json!({ "response": "{}" }),
    ];
    for bad in responses.chain(keys).chain(others) {
        let body = with(good.clone(), bad).to_string();
        wary.check(wary.edge.post(HANDOFFS, JSON, body), "422 invalid-field").await;
    }
    // A response alone is no press.
    wary.check(wary.edge.post(HANDOFFS, JSON, response(1).to_string()), "422 invalid-field").await;
    wary.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn fields_of_forms() {
    let mut wary = Wary::start();
    let id = response(1)["id"].as_str().unwrap().to_owned();
    for form in [
        String::new(),
        "score=1".to_owned(),
        format!("id={id}"),
        format!("id={id}&score="),
        format!("id={id}&score=one"),
        format!("id={id}&score=1.0"),
        format!("id={id}&score=6"),
        format!("id={id}&score=1&score=1"),
        format!("id={id}&score=1&rev=-1"),
        format!("id={id}&score=1&steps=7"),
        format!("id={id}&score=1&page=pay"),
        format!("id={id}&score=1&comment=+"),
        format!("id={id}&score=1&comment=%00"),
        format!("id={id}&score=1&comment={}", "a".repeat(2_001)),
        format!("id={id}x&score=1"),
        json!({ "id": id, "score": 1 }).to_string(),
    ] {
        for path in [RESPONSES, HANDOFFS] {
            wary.check(wary.edge.post(path, FORM, form.clone()), "422 invalid-field").await;
        }
    }
    let key = |key: &str| format!("id={id}&score=1&key={key}");
    for form in [
        key("short"),
        key(&"a".repeat(65)),
        key("a+key+with+white+space+and+so"),
        key(&"a".repeat(22)) + "&key=b",
    ] {
        wary.check(wary.edge.post(HANDOFFS, FORM, form), "422 invalid-field").await;
    }
    wary.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn bodies_that_are_no_text() {
    let mut wary = Wary::start();
    let good = response(1).to_string();
    let with_bom = [b"\xef\xbb\xbf", good.as_bytes()].concat();
    let broken = |bytes: &[u8]| {
        [br#"{"id":"#, response(1)["id"].to_string().as_bytes(), br#","score":1,"comment":""#, bytes, b"\"}"]
            .concat()
    };
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (b"".to_vec(), "400 bad-json"),
        (b"nonsense".to_vec(), "400 bad-json"),
        (b"{\"id\":".to_vec(), "400 bad-json"),
        (format!("{good}{good}").into_bytes(), "400 bad-json"),
        (format!("{good},").into_bytes(), "400 bad-json"),
        ([b"{\"x\":", [b'['; 8_000].as_slice()].concat(), "400 bad-json"),
        (broken(br"\ud83d"), "400 bad-json"),
        (broken(br"\udc00\ud83d"), "400 bad-json"),
        (broken(br"\x"), "400 bad-json"),
        (broken(b"\n"), "400 bad-json"),
        (broken(b"\0"), "400 bad-json"),
        (broken(b"\xff"), "400 bad-encoding"),
        (broken(b"\xed\xa0\x80"), "400 bad-encoding"),
        (broken(b"\xc0\xaf"), "400 bad-encoding"),
        (good.encode_utf16().flat_map(u16::to_be_bytes).collect(), "400 bad-json"),
        // What is compressed is not unpacked, so that no bomb can go off.
        (b"\x1f\x8b\x08\0\0\0\0\0\0\x03\xab\x56\x4a\x2c\xc8\x54\xb2\x02\0".to_vec(), "400 bad-encoding"),
    ];
    let press =
        |body: &[u8]| [format!(r#"{{"key":"{}","response":"#, sample::key()).as_bytes(), body, b"}"].concat();
    // A tap is read as a text: of a mark in front of it, its length is left.
    wary.check(wary.edge.post(RESPONSES, JSON, with_bom.clone()), "400 bad-encoding").await;
    wary.check(wary.edge.post(HANDOFFS, JSON, press(&with_bom)), "400 bad-json").await;
    wary.check(wary.edge.post(HANDOFFS, JSON, press(&broken(b"\xf0\x9f\x98"))), "400 bad-encoding").await;
    for (body, want) in cases {
        let press = press(&body);
        for (path, body) in [(RESPONSES, body), (HANDOFFS, press)] {
            let request = wary.edge.post(path, JSON, body.clone()).header("content-encoding", "gzip");
            wary.check(request, want).await;
            wary.check(wary.edge.post(path, JSON, body), want).await;
        }
    }
    for path in [RESPONSES, HANDOFFS] {
        wary.check(wary.edge.post(path, FORM, b"id=\xff".to_vec()), "400 bad-encoding").await;
        // No body at all.
        wary.check(wary.edge.request("POST", path).header("content-type", JSON), "400 bad-json").await;
    }
    wary.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn bodies_of_other_types() {
    let mut wary = Wary::start();
    let good = response(1).to_string();
    for path in [RESPONSES, HANDOFFS] {
        for other in
            ["multipart/form-data; boundary=x", "application/octet-stream", "text/html", "json", "", ";"]
        {
            wary.check(wary.edge.post(path, other, good.clone()), "415 unsupported-media-type").await;
        }
        wary.check(wary.edge.request("POST", path).body(good.clone()), "415 unsupported-media-type").await;
    }
    wary.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn bodies_that_are_too_large() {
    let mut wary = Wary::start();
    let good = response(1).to_string();
    let padded = |length: usize| good.clone() + &" ".repeat(length - good.len());
    for (path, kind) in
        [(RESPONSES, JSON), (RESPONSES, "text/plain"), (RESPONSES, FORM), (HANDOFFS, JSON), (HANDOFFS, FORM)]
    {
        for length in [MAX_BODY + 1, 100_000] {
            wary.check(wary.edge.post(path, kind, padded(length)), "413 body-too-large").await;
        }
        // The length is not told in advance, so it shows only while the body is read.
        for length in [MAX_BODY + 1, 10_000_000] {
            let head = format!("POST {path} HTTP/1.1\r\ncontent-type: {kind}\r\ntransfer-encoding: chunked");
            let body = chunked(padded(length).as_bytes());
            let door = edge_tests::door::Door::clone(&wary.edge);
            let (answer, lines) = wary.edge.logged(exchange(&door, &head, &body)).await;
            wary.judge(
                &format!("{length} bytes in chunks as {kind} to {path}"),
                &answer,
                &lines,
                "413 body-too-large",
            );
        }
    }
    wary.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn messages_of_the_plain_page() {
    let mut wary = Wary::start();
    let (_, key) = wary.edge.pressed(&response(1)).await;
    let path = format!("/talk/demo/{key}/messages");
    let id = message_id();
    for form in [
        String::new(),
        format!("id={id}"),
        "text=hello".to_owned(),
        format!("id={id}&text="),
        format!("id={id}&text=+%0A"),
        format!("id={id}&text=%07"),
        format!("id={id}&text=a&text=b"),
        format!("id={id}&text={}", "a".repeat(4_001)),
        "id=short&text=hello".to_owned(),
        format!("id={}&text=hello", "a".repeat(65)),
        "id=white%20space&text=hello".to_owned(),
    ] {
        wary.check(wary.edge.post(&path, FORM, form), "422 invalid-field").await;
    }
    wary.check(wary.edge.post(&path, FORM, b"id=\xff&text=a".to_vec()), "400 bad-encoding").await;
    let good = format!("id={id}&text=hello");
    wary.check(wary.edge.post(&path, JSON, good.clone()), "415 unsupported-media-type").await;
    let long = good.clone() + "&x=" + &"a".repeat(MAX_FRAME);
    wary.check(wary.edge.post(&path, FORM, long), "413 body-too-large").await;
    let unknown = format!("/talk/demo/{}/messages", sample::key());
    wary.check(wary.edge.post(&unknown, FORM, good), "401 unknown-conversation").await;

    let log = wary.edge.log().join("\n");
    assert!(!log.contains(key.as_str()), "no key is logged: {log}");
    let page = send(wary.edge.get(&format!("/talk/demo/{key}"))).await;
    assert_eq!(page.status, 200);
    let stored = wary.edge.killed();
    assert_eq!(stored.count(edge_tests::stored::Object::Desk, "messages"), 0);
}
