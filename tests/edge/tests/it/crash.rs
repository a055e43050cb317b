//! A crash at any moment, and what must still be there.

use std::time::Duration;

use edge_tests::{
    door::send,
    receiver::{Hook, Receiver},
    sample::{message_id, press, response, settings, text, with},
    stored::Object,
    workerd::Workerd,
};
use rusqlite::types::Value as Cell;
use serde_json::{Value, json};
use shared::{
    case::{CaseState, Handoff},
    desk::{ToAgent, Verb},
    response::Receipt,
    talk::{Pressed, ToVisitor},
};

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_is_kept() {
    let mut edge = Workerd::start(settings(json!({})));
    let (happy, unhappy) = (response(5), with(response(2), json!({ "rev": 2, "comment": "It broke." })));
    for response in [&happy, &unhappy] {
        let _: Receipt = send(edge.respond(response)).await.json(201);
    }
    let (case, key) = edge.pressed(&unhappy).await;
    let cookie = edge.signed_in("agent1").await;
    let mut ana = edge.agent(&cookie).await;
    assert_eq!(ana.does(Verb::Claim { case }).await, Ok(()));
    let id = message_id();
    assert_eq!(ana.does(Verb::Say { case, id: id.clone(), text: text("One") }).await, Ok(()));
    let (other, _) = edge.pressed(&response(1)).await;

    edge.kill();
    edge.resume();

    for response in [&happy, &unhappy] {
        let _: Receipt = send(edge.respond(response)).await.json(200);
        let conflict = send(edge.respond(&with(response.clone(), json!({ "score": 3 })))).await;
        assert_eq!(conflict.verdict(), "409 response-conflict");
    }
    let pressed: Pressed = send(edge.press(&press(&key, &unhappy))).await.json(200);
    assert_eq!(
        (pressed.state.case, pressed.state.handoff, pressed.state.last_seq),
        (case, Handoff::Connected, 1)
    );
    assert_eq!(send(edge.get("/v1/desk/session").header("cookie", &cookie.0)).await.status, 200);
    let used = edge.link("agent1");
    assert_eq!(send(edge.get(used.strip_prefix(&edge.origin).unwrap())).await.status, 410);

    let mut ana = edge.agent(&cookie).await;
    let rows: Vec<_> = ana.snapshot.cases.iter().map(|row| (row.id, row.state, row.last_seq)).collect();
    assert_eq!(rows, [(case, CaseState::Claimed, 1), (other, CaseState::Open, 0)]);
    let mut visitor = edge.visitor(&key, 0).await;
    let ToVisitor::State(state) = visitor.next().await else { panic!("the first frame is the state") };
    assert_eq!((state.case, state.handoff, state.present), (case, Handoff::Connected, 1));
    let ToVisitor::Message { message } = visitor.next().await else { panic!("then comes what was said") };
    assert_eq!((message.seq, &message.id, message.text.as_str()), (1, &id, "One"));
    // The same message again is acknowledged and not said twice; the next one has the next number.
    assert_eq!(ana.does(Verb::Say { case, id, text: text("One") }).await, Ok(()));
    assert_eq!(ana.does(Verb::Say { case, id: message_id(), text: text("Two") }).await, Ok(()));
    let said = |frame: &ToVisitor| match frame {
        ToVisitor::Message { message } => Some(message.seq),
        _ => None,
    };
    assert_eq!(visitor.until("what is said now", said).await, 2);
    assert_eq!(ana.does(Verb::Claim { case: other }).await, Ok(()));
    let claimed =
        |frame: &ToAgent| matches!(frame, ToAgent::Case { row, .. } if row.id == other).then_some(());
    ana.socket.until("the claimed row", claimed).await;

    let stored = edge.killed();
    assert_eq!(stored.count(Object::Intake, "responses"), 3);
    assert_eq!(stored.count(Object::Desk, "cases"), 2);
    assert_eq!(stored.count(Object::Desk, "messages"), 2);
}

fn page(hook: &Hook) -> Value {
    hook.json()["data"]["case"]["page"].clone()
}

/// Settings with a receiver.
fn told(receiver: &Receiver, unclaimed_after_s: u32) -> shared::settings::Settings {
    settings(json!({ "webhooks": [receiver.webhook()], "unclaimed_after_s": unclaimed_after_s }))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_follows_from_a_tap_follows_after_the_crash() {
    let mut receiver = Receiver::start();
    let mut edge = Workerd::start_with(told(&receiver, 86_400), |config| config.private_targets = true);
    for _ in 0..5 {
        let response = response(1);
        // In the moment of the acknowledgement, the desk may not know it yet, and the receiver does not.
        let _: Receipt = send(edge.respond(&response)).await.json(201);
        edge.kill();
        edge.resume();
        while page(&receiver.next().await) != response["page"] {}
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_webhook_that_is_not_delivered_yet_is_delivered_after_the_crash() {
    let mut receiver = Receiver::start();
    let mut edge = Workerd::start_with(told(&receiver, 86_400), |config| config.private_targets = true);
    receiver.will_answer(&[500]);
    let _: Receipt = send(edge.respond(&response(1))).await.json(201);
    let first = receiver.next().await;
    edge.kill();
    edge.resume();
    let again = receiver.next().await;
    assert_eq!((again.id(), &again.body), (first.id(), &first.body));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_alarm_that_was_due_while_it_was_down_fires_without_any_request() {
    // A machine that is too slow for a short while gets a longer one.
    for unclaimed_after_s in [2, 10, 60] {
        let mut receiver = Receiver::start();
        let mut edge =
            Workerd::start_with(told(&receiver, unclaimed_after_s), |config| config.private_targets = true);
        let response = response(1);
        edge.pressed(&response).await;
        let waiting = edge.killed().query(Object::Desk, "SELECT rung_due FROM cases");
        if matches!(waiting[0][0], Cell::Null) {
            continue;
        }
        tokio::time::sleep(Duration::from_secs(unclaimed_after_s.into())).await;
        let before = receiver.rest();
        assert!(before.iter().all(|hook| hook.topic() != "handoff.unclaimed"), "it is down");
        edge.resume();
        // From here on, nothing is sent. What was under way when it went down may be repeated.
        let unclaimed = loop {
            let hook = receiver.next().await;
            if hook.topic() == "handoff.unclaimed" {
                break hook;
            }
        };
        assert_eq!(page(&unclaimed), response["page"]);
        return;
    }
    panic!("the edge never went down in time");
}
