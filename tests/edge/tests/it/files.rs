//! Files in a conversation: who may send which, who gets them, and when they are gone.

use edge_tests::{
    answer::Answer,
    door::{Cookie, send},
    raw::{chunked, exchange},
    sample::{message_id, response, settings, with},
    stored::Object,
    workerd::Workerd,
};
use serde_json::{Value, json};
use shared::{
    case::Resolution,
    desk::Verb,
    files::Files,
    ids::{CaseId, TalkKey},
    talk::{Message, ToVisitor},
};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

/// Settings of a site that takes images and documents of 800 KiB.
fn takes() -> Value {
    let kinds = ["image/png", "image/jpeg", "image/webp", "application/pdf"];
    json!({ "files": { "kinds": kinds, "max_kib": 800, "keep_days": 30 } })
}

/// A file of so many bytes that begins like an image.
fn png(size: usize) -> Vec<u8> {
    let mut bytes = PNG.to_vec();
    bytes.extend((PNG.len()..size).map(|at| (at % 251) as u8));
    bytes
}

/// A visitor sends a file under the message id `id`.
async fn sends(edge: &Workerd, key: &str, id: &str, name: &str, bytes: &[u8]) -> Answer {
    let about = response(1)["id"].as_str().unwrap().to_owned();
    let name: String = form_urlencoded::byte_serialize(name.as_bytes()).collect();
    let path = format!("/v1/sites/demo/files?response={about}&id={id}&name={name}");
    send(edge.post(&path, "image/png", bytes).header("authorization", format!("Bearer {key}"))).await
}

/// An agent does.
async fn gives(edge: &Workerd, cookie: &Cookie, case: CaseId, bytes: &[u8]) -> Answer {
    let path = format!("/v1/desk/cases/{case}/files?id={}&name=label.pdf", message_id());
    let sent = edge.post(&path, "application/octet-stream", bytes);
    send(sent.header("cookie", &cookie.0).header("x-warmline", "1")).await
}

/// What the visitor's page is told next of what was said.
async fn told(edge: &Workerd, key: &TalkKey, after: u32) -> Message {
    let mut visitor = edge.visitor(key, after).await;
    visitor
        .until("a message", |frame| match frame {
            ToVisitor::Message { message } => Some(message.clone()),
            _ => None,
        })
        .await
}

/// What the visitor's page is told of files.
async fn offered(edge: &Workerd, key: &TalkKey) -> Option<Files> {
    let mut visitor = edge.visitor(key, 0).await;
    visitor
        .until("the channels", |frame| match frame {
            ToVisitor::Channels { files, .. } => Some(*files),
            _ => None,
        })
        .await
}

/// The path of the file that a message tells of, and the line before it.
fn link(edge: &Workerd, message: &Message) -> (String, String) {
    let (line, link) = message.text.as_str().split_once('\n').unwrap();
    (line.to_owned(), link.strip_prefix(&edge.origin).unwrap().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_comes_to_the_other_side_as_it_was() {
    let other = settings(with(takes(), json!({ "site": "other" })));
    let edge = Workerd::start_with(settings(takes()), |config| config.sites.push(other));
    let (case, key) = edge.pressed(&response(1)).await;
    // Of three parts, the last one shorter.
    let file = png(800 * 1_024 - 7);
    let id = message_id();
    assert_eq!(sends(&edge, key.as_str(), id.as_str(), "Beleg für*März.png", &file).await.verdict(), "201");
    let message = told(&edge, &key, 0).await;
    assert_eq!(offered(&edge, &key).await, serde_json::from_value(takes()["files"].clone()).unwrap());
    let (line, path) = link(&edge, &message);
    assert_eq!((line.as_str(), message.id), ("Beleg für*März.png (800 KiB)", id.clone()));

    let got = send(edge.get(&path)).await;
    assert_eq!((got.status, got.body == file), (200, true));
    for (name, want) in [
        ("content-type", "image/png"),
        ("content-disposition", "attachment; filename*=UTF-8''Beleg%20f%C3%BCr%2AM%C3%A4rz.png"),
        ("x-content-type-options", "nosniff"),
        ("content-security-policy", "sandbox; default-src 'none'"),
        ("cache-control", "private, no-store"),
        ("referrer-policy", "no-referrer"),
    ] {
        assert_eq!(got.header(name), Some(want), "{name}");
    }

    assert_eq!(send(edge.get(&path.replace("/demo/", "/other/"))).await.verdict(), "404 not-found");

    // Sent once more, it is there once; under the same id nothing else is.
    assert_eq!(sends(&edge, key.as_str(), id.as_str(), "Beleg für*März.png", &file).await.verdict(), "201");
    let other = sends(&edge, key.as_str(), id.as_str(), "other.png", PNG).await;
    assert_eq!(other.verdict(), "409 message-id-reused");

    let cookie = edge.signed_in("agent1").await;
    let mut ana = edge.agent(&cookie).await;
    assert_eq!(gives(&edge, &cookie, case, b"%PDF-1.7\n").await.verdict(), "403 not-yours");
    assert_eq!(ana.does(Verb::Claim { case }).await, Ok(()));
    assert_eq!(gives(&edge, &cookie, case, b"%PDF-1.7\n").await.verdict(), "201");
    let (line, path) = link(&edge, &told(&edge, &key, 1).await);
    assert_eq!(line, "label.pdf (1 KiB)");
    let got = send(edge.get(&path)).await;
    assert_eq!(
        (got.header("content-type"), got.body.as_slice()),
        (Some("application/pdf"), &b"%PDF-1.7\n"[..])
    );

    let no_session = Cookie("__Host-wl=demo.none".to_owned());
    assert_eq!(gives(&edge, &no_session, case, PNG).await.verdict(), "401 no-session");
    let path = format!("/v1/desk/cases/{case}/files?id={}&name=a.png", message_id());
    let from_elsewhere = || edge.post(&path, "image/png", PNG).header("cookie", &cookie.0);
    for foreign in
        [from_elsewhere(), from_elsewhere().header("x-warmline", "1").header("sec-fetch-site", "cross-site")]
    {
        assert_eq!(send(foreign).await.verdict(), "403 not-from-our-page");
    }

    let resolution = Resolution {
        outcome: "put-right".parse().unwrap(),
        root_cause: "card-declined".parse().unwrap(),
        note: None,
    };
    assert_eq!(ana.does(Verb::Resolve { case, resolution }).await, Ok(()));
    let late = sends(&edge, key.as_str(), message_id().as_str(), "a.png", PNG).await;
    assert_eq!(late.verdict(), "409 conversation-ended");
    assert_eq!(gives(&edge, &cookie, case, PNG).await.verdict(), "409 conversation-ended");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_file_of_the_site_is_refused() {
    let mut edge = Workerd::start(settings(takes()));
    let (_, key) = edge.pressed(&response(1)).await;
    let key = key.as_str();
    let webp = b"RIFF\x04\0\0\0WEBP";
    let cases: [(&str, &[u8], &str); 15] = [
        ("a.jpg", b"\xff\xd8\xff\xe0", "201"),
        ("a.webp", webp, "201"),
        ("a.pdf", b"%PDF-1.4", "201"),
        ("a.png", b"<script>alert(1)</script>", "415 other-kind"),
        ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "415 other-kind"),
        ("a.png", b"\x89PNG", "415 other-kind"),
        ("a.png", b"GIF89a", "415 other-kind"),
        ("a.png", b"", "415 other-kind"),
        ("a.png", &png(800 * 1_024 + 1), "413 body-too-large"),
        ("../a.png", PNG, "422 invalid-field"),
        ("a\r\nset-cookie: b", PNG, "422 invalid-field"),
        ("a\u{202e}gnp.exe", PNG, "422 invalid-field"),
        ("a\u{200f}b.png", PNG, "422 invalid-field"),
        ("..", PNG, "422 invalid-field"),
        ("", PNG, "422 invalid-field"),
    ];
    for (name, bytes, want) in cases {
        let id = message_id();
        assert_eq!(sends(&edge, key, id.as_str(), name, bytes).await.verdict(), want, "{name:?}");
    }
    let (about, id) = (response(1)["id"].as_str().unwrap().to_owned(), message_id());
    let unknown = sends(&edge, "abcdefghijklmnopqrstuvwx", message_id().as_str(), "a.png", PNG).await;
    assert_eq!(unknown.verdict(), "401 unknown-conversation");
    assert_eq!(sends(&edge, "short", message_id().as_str(), "a.png", PNG).await.verdict(), unknown.verdict());
    let origin =
        [("https://evil.example", "403 origin-not-allowed"), ("https://shop.example", "422 invalid-field")];
    for (origin, want) in origin {
        let sent = edge.post("/v1/sites/demo/files", "image/png", PNG).header("origin", origin);
        assert_eq!(send(sent).await.verdict(), want, "{origin}");
    }
    let path = format!("/v1/sites/demo/files?response={about}&id={id}&name=a.png");
    for (length, body) in [
        ("transfer-encoding: chunked".to_owned(), chunked(&png(4_000_000))),
        ("content-length: 4000000".to_owned(), PNG.to_vec()),
    ] {
        let head = format!("POST {path} HTTP/1.1\r\nauthorization: Bearer {key}\r\n{length}");
        assert_eq!(exchange(&edge, &head, &body).await.verdict(), "413 body-too-large", "{length}");
    }
    for path in ["/files/demo/abcdefghijklmnopqrstuvwx", "/files/demo/short"] {
        assert_eq!(send(edge.get(path)).await.verdict(), "404 not-found");
    }
    assert_eq!(send(edge.get("/files/nobody/abcdefghijklmnopqrstuvwx")).await.verdict(), "404 unknown-site");

    // Three are there.
    for n in 3..20 {
        assert_eq!(sends(&edge, key, message_id().as_str(), "a.png", PNG).await.verdict(), "201", "{n}");
    }
    assert_eq!(sends(&edge, key, message_id().as_str(), "a.png", PNG).await.verdict(), "409 no-room");
    assert_eq!(edge.killed().count(Object::Desk, "files"), 20, "a file that is refused is not stored");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_tells_its_kind_by_its_name_and_is_of_those_that_the_site_takes() {
    let pdf = json!({ "files": { "kinds": ["application/pdf"], "max_kib": 1, "keep_days": 1 } });
    let edge = Workerd::start(settings(pdf));
    let (_, key) = edge.pressed(&response(1)).await;
    let refused = sends(&edge, key.as_str(), message_id().as_str(), "a.png", PNG).await;
    assert_eq!(refused.verdict(), "415 other-kind");
    let document = b"%PDF-1.7 <script>";
    let taken = sends(&edge, key.as_str(), message_id().as_str(), "invoice.hta", document).await;
    assert_eq!(taken.verdict(), "201");
    let (line, path) = link(&edge, &told(&edge, &key, 0).await);
    assert_eq!(line, "invoice.hta.pdf (1 KiB)");
    let got = send(edge.get(&path)).await;
    assert_eq!(got.header("content-disposition"), Some("attachment; filename*=UTF-8''invoice.hta.pdf"));
}

#[tokio::test(flavor = "multi_thread")]
async fn files_use_up_what_an_address_may_send() {
    let mut changes = takes();
    changes["limits"] = json!({ "address": { "burst": 3, "per_minute": 1 } });
    let edge = Workerd::start(settings(changes));
    // The press is the first.
    let (_, key) = edge.pressed(&response(1)).await;
    for want in ["201", "201", "429 rate-limited"] {
        assert_eq!(sends(&edge, key.as_str(), message_id().as_str(), "a.png", PNG).await.verdict(), want);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_that_says_nothing_takes_none() {
    let mut edge = Workerd::start(settings(json!({})));
    let (case, key) = edge.pressed(&response(1)).await;
    let off = "409 not-offered";
    assert_eq!(sends(&edge, key.as_str(), message_id().as_str(), "a.png", PNG).await.verdict(), off);
    let cookie = edge.signed_in("agent1").await;
    let mut ana = edge.agent(&cookie).await;
    assert_eq!(ana.does(Verb::Claim { case }).await, Ok(()));
    assert_eq!(gives(&edge, &cookie, case, PNG).await.verdict(), off);
    assert_eq!(offered(&edge, &key).await, None);
    let stored = edge.killed();
    assert_eq!((stored.count(Object::Desk, "files"), stored.count(Object::Desk, "messages")), (0, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_gone_when_its_time_is_over() {
    let mut changes = takes();
    changes["unclaimed_after_s"] = 1.into();
    let mut edge = Workerd::start(settings(changes));
    let (_, key) = edge.pressed(&response(1)).await;
    assert_eq!(sends(&edge, key.as_str(), message_id().as_str(), "a.png", PNG).await.verdict(), "201");
    let (_, path) = link(&edge, &told(&edge, &key, 0).await);
    assert_eq!(send(edge.get(&path)).await.status, 200, "it is there");

    edge.kill();
    edge.rewrite(Object::Desk, "UPDATE files SET expires_at = 1");
    edge.resume();
    assert_eq!(send(edge.get(&path)).await.verdict(), "404 not-found", "at once, whenever the alarm rings");
    // The rung of the press, or of this one, is what the alarm rings for.
    edge.pressed(&response(1)).await;
    tokio::time::sleep(std::time::Duration::from_secs(4)).await;
    let stored = edge.killed();
    assert_eq!((stored.count(Object::Desk, "files"), stored.count(Object::Desk, "file_parts")), (0, 0));
    assert_eq!(stored.count(Object::Desk, "messages"), 1, "that there was one is still said");
}
