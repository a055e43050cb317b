//! What the site's own systems hear.

use std::collections::BTreeMap;

use edge_tests::{
    door::send,
    eventually, golden,
    receiver::{Hook, Receiver},
    sample::{message_id, response, settings, text, with},
    stored::Object,
    workerd::Workerd,
};
use serde_json::{Value, json};
use shared::{desk::Verb, response::Receipt};

fn start(receivers: &[&Receiver], unclaimed_after_s: u32) -> Workerd {
    let webhooks: Vec<Value> = receivers.iter().map(|receiver| receiver.webhook()).collect();
    let settings = settings(json!({ "webhooks": webhooks, "unclaimed_after_s": unclaimed_after_s }));
    Workerd::start_with(settings, |config| config.private_targets = true)
}

/// Compares a body with its golden file, where ids and moments, which are other ones each time, have fixed values.
fn check(hook: &Hook, topic: &str) {
    assert_eq!(hook.topic(), topic);
    assert_eq!(hook.path, "/hooks");
    assert_eq!(hook.headers.get("content-type").unwrap(), "application/json");
    let agent = hook.headers.get("user-agent").unwrap().to_str().unwrap();
    assert!(agent.starts_with("Warmline/"), "{agent}");
    assert!(hook.headers.get("cookie").is_none() && hook.headers.get("authorization").is_none());
    let mut body = hook.json();
    let timestamp = body["timestamp"].as_str().unwrap();
    assert!(timestamp.len() == 24 && timestamp.ends_with('Z') && timestamp.contains('T'), "{timestamp}");
    body["timestamp"] = json!("2026-01-01T00:00:00.000Z");
    let case = &mut body["data"]["case"];
    assert!(case["opened_at"].is_u64() && case["id"].is_string());
    case["id"] = json!("01931d1e-7a3c-7c5d-8f2a-0123456789ab");
    case["opened_at"] = json!(1);
    if !case["pressed_at"].is_null() {
        case["pressed_at"] = json!(2);
    }
    case["page"] = json!("https://shop.example/pay");
    golden::check(&format!("webhook.{topic}"), &body);
}

#[tokio::test(flavor = "multi_thread")]
async fn tap_press_and_silence_are_told() {
    let mut receiver = Receiver::start();
    let edge = start(&[&receiver], 1);
    let _: Receipt = send(edge.respond(&response(5))).await.json(201);
    let unhappy =
        with(response(1), json!({ "reason": "payment", "comment": "It broke.", "locale": "en-GB" }));
    let _: Receipt = send(edge.respond(&unhappy)).await.json(201);
    // Of the happy tap nobody hears: this is the first.
    let opened = receiver.next().await;
    assert_eq!(opened.json()["data"]["case"]["page"], unhappy["page"]);
    check(&opened, "case.opened");
    edge.pressed(&unhappy).await;
    let requested = receiver.next().await;
    check(&requested, "handoff.requested");
    // Nobody claims, and nothing more is sent.
    let unclaimed = receiver.next().await;
    check(&unclaimed, "handoff.unclaimed");
    let mut ids = [opened.id(), requested.id(), unclaimed.id()];
    ids.sort_unstable();
    assert!(ids[0] < ids[1] && ids[1] < ids[2], "three messages: {ids:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn how_a_case_ended_is_told_with_what_was_said() {
    let mut receiver = Receiver::start();
    let edge = start(&[&receiver], 86_400);
    let mut ana = edge.agent(&edge.signed_in("agent1").await).await;
    let (case, key) = edge.pressed(&with(response(1), json!({ "reason": "payment" }))).await;
    assert_eq!(ana.does(Verb::Claim { case }).await, Ok(()));
    let form = format!("id={}&text=Twice%21", message_id());
    let form_type = "application/x-www-form-urlencoded";
    send(edge.post(&format!("/talk/demo/{key}/messages"), form_type, form)).await;
    assert_eq!(ana.does(Verb::Say { case, id: message_id(), text: text("I send it back.") }).await, Ok(()));
    let resolution = json!({ "outcome": "put-right", "root_cause": "card-declined", "note": "Refunded." });
    let resolution = serde_json::from_value(resolution).unwrap();
    assert_eq!(ana.does(Verb::Resolve { case, resolution }).await, Ok(()));
    loop {
        let mut hook = receiver.next().await;
        if hook.topic() != "case.resolved" {
            continue;
        }
        let mut body = hook.json();
        for message in body["data"]["messages"].as_array_mut().unwrap() {
            assert!(message["at"].is_u64() && message["id"].is_string());
            message["at"] = json!(3);
            message["id"] = json!("message-id");
        }
        hook.body = body.to_string();
        return check(&hook, "case.resolved");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_claimed_press_nobody_hears_that_it_is_unclaimed() {
    let mut receiver = Receiver::start();
    let mut edge = start(&[&receiver], 2);
    let cookie = edge.signed_in("agent1").await;
    let mut ana = edge.agent(&cookie).await;
    let (claimed, _) = edge.pressed(&response(1)).await;
    assert_eq!(ana.does(Verb::Claim { case: claimed }).await, Ok(()));
    let (left, _) = edge.pressed(&response(1)).await;
    // Due later than the other would have been.
    loop {
        let hook = receiver.next().await;
        if hook.topic() == "handoff.unclaimed" && hook.json()["data"]["case"]["id"] == json!(left) {
            break;
        }
    }
    let of_it = format!(
        "SELECT what FROM events WHERE case_id = '{claimed}' AND what = 'unclaimed' AND seq >
         (SELECT seq FROM events WHERE case_id = '{claimed}' AND what = 'claimed')"
    );
    assert_eq!(edge.killed().query(Object::Desk, &of_it).len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_receiver_does_not_take_comes_again() {
    let mut receiver = Receiver::start();
    let edge = start(&[&receiver], 86_400);
    receiver.will_answer(&[500]);
    receiver.will_redirect(307, "/elsewhere");
    // A happy visitor who presses opens a case and asks for a person: two messages.
    edge.pressed(&response(5)).await;
    let mut attempts: BTreeMap<String, Vec<Hook>> = BTreeMap::new();
    for _ in 0..4 {
        let hook = receiver.next().await;
        attempts.entry(hook.id().to_owned()).or_default().push(hook);
    }
    assert_eq!(attempts.len(), 2);
    for hooks in attempts.values() {
        assert_eq!((hooks.len(), &hooks[0].body), (2, &hooks[1].body), "the same message again");
        assert!(hooks.iter().all(|hook| hook.path == "/hooks"), "no redirection is followed");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_target_hears_the_same() {
    let mut receivers = [Receiver::start(), Receiver::start()];
    let edge = start(&[&receivers[0], &receivers[1]], 86_400);
    let _: Receipt = send(edge.respond(&response(1))).await.json(201);
    let [first, second] = &mut receivers;
    let (first, second) = (first.next().await, second.next().await);
    assert_eq!((first.id(), first.body.as_str()), (second.id(), second.body.as_str()));
}

#[tokio::test(flavor = "multi_thread")]
async fn this_machine_is_out_of_reach_unless_a_test_asks_for_it() {
    let mut receiver = Receiver::start();
    let https = with(
        receiver.webhook(),
        json!({ "url": receiver.webhook()["url"].as_str().unwrap().replacen("http", "https", 1) }),
    );
    let settings = settings(json!({ "webhooks": [receiver.webhook(), https] }));
    let mut edge = Workerd::start(settings);
    edge.pressed(&response(1)).await;
    eventually("four deliveries that are given up", || {
        let lines = edge.log();
        let given_up = lines.iter().filter(|line| line.contains("courier:") && line.contains("given up"));
        (given_up.count() == 4).then_some(())
    })
    .await;
    assert_eq!(receiver.rest().len(), 0);
    let _: Receipt = send(edge.respond(&response(1))).await.json(201);
    let log = edge.log().join("\n");
    assert!(!log.contains("/hooks") && !log.contains("whsec_"), "no address and no secret is logged: {log}");
    assert_eq!(edge.killed().count(Object::Courier, "attempts WHERE status IS NOT NULL"), 0);
}
