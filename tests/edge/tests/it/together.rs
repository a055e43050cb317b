//! Several people, tabs and sites at once.

use edge_tests::{
    door::send,
    sample::{message_id, press, response, settings, text, with},
    socket::Socket,
    workerd::Workerd,
};
use serde_json::json;
use shared::{
    desk::{ToAgent, Verb},
    problem::Refusal,
    talk::{FromVisitor, Pressed, ToVisitor},
};

async fn present(visitor: &mut Socket<ToVisitor>, want: u32) {
    let is_it = |frame: &ToVisitor| match frame {
        ToVisitor::State(state) => (state.present == want).then_some(()),
        _ => None,
    };
    visitor.until(&format!("{want} agents at the desk"), is_it).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_waits_is_told_how_many_are_there() {
    let edge = Workerd::start(settings(json!({})));
    let (_, key) = edge.pressed(&response(1)).await;
    let mut visitor = edge.visitor(&key, 0).await;
    present(&mut visitor, 0).await;
    let (ana, ben) = (edge.signed_in("agent1").await, edge.signed_in("agent2").await);
    let first = edge.agent(&ana).await;
    present(&mut visitor, 1).await;
    // A second tab is not a second person.
    let second = edge.agent(&ana).await;
    present(&mut visitor, 1).await;
    let third = edge.agent(&ben).await;
    present(&mut visitor, 2).await;
    // None of them says goodbye.
    drop(first);
    present(&mut visitor, 2).await;
    drop(second);
    present(&mut visitor, 1).await;
    drop(third);
    present(&mut visitor, 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_sees_the_same_words_in_the_same_order() {
    const EACH: u32 = 40;
    let edge = Workerd::start(settings(json!({})));
    let (case, key) = edge.pressed(&response(1)).await;
    let cookie = edge.signed_in("agent1").await;
    let (mut ana, mut anas_other_tab) = (edge.agent(&cookie).await, edge.agent(&cookie).await);
    assert_eq!(ana.does(Verb::Claim { case }).await, Ok(()));
    let (mut visitor, mut other_tab) = (edge.visitor(&key, 0).await, edge.visitor(&key, 0).await);
    let say = |number: u32| FromVisitor::Say { id: message_id(), text: text(&format!("visitor {number}")) };
    tokio::join!(
        async {
            for number in 0..EACH {
                visitor.send(&say(number)).await;
            }
        },
        async {
            for number in 0..EACH {
                other_tab.send(&say(number)).await;
            }
        },
        async {
            for number in 0..EACH {
                let text = text(&format!("agent {number}"));
                ana.ask(Verb::Say { case, id: message_id(), text }).await;
            }
        },
    );
    let said = |frame: &ToAgent| match frame {
        ToAgent::Message { message, .. } => Some(message.clone()),
        _ => None,
    };
    let heard = |frame: &ToVisitor| match frame {
        ToVisitor::Message { message } => Some(message.clone()),
        _ => None,
    };
    for seq in 1..=3 * EACH {
        let message = ana.socket.until("a message", said).await;
        assert_eq!(message.seq, seq);
        assert_eq!(anas_other_tab.socket.until("a message", said).await, message);
        assert_eq!(visitor.until("a message", heard).await, message);
        assert_eq!(other_tab.until("a message", heard).await, message);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_plain_page_and_the_desk_talk() {
    let edge = Workerd::start(settings(json!({})));
    let (case, key) = edge.pressed(&response(1)).await;
    let mut ana = edge.agent(&edge.signed_in("agent1").await).await;
    assert_eq!(ana.does(Verb::Claim { case }).await, Ok(()));
    let form = format!("id={}&text=Is+it+%E2%82%AC+5%3F", message_id());
    let said = edge.post(&format!("/talk/demo/{key}/messages"), "application/x-www-form-urlencoded", form);
    assert_eq!(send(said).await.status, 303);
    let heard = |frame: &ToAgent| match frame {
        ToAgent::Message { message, .. } => Some(message.text.clone()),
        _ => None,
    };
    assert_eq!(ana.socket.until("the page's message", heard).await.as_str(), "Is it € 5?");
    assert_eq!(ana.does(Verb::Say { case, id: message_id(), text: text("Yes & no") }).await, Ok(()));
    let log = send(edge.get(&format!("/talk/demo/{key}/log"))).await;
    for part in ["Ana", "Is it € 5?", "Yes &amp; no", "http-equiv=\"refresh\""] {
        assert!(log.text().contains(part), "{part} in {}", log.text());
    }
    let resolution =
        serde_json::from_value(json!({ "outcome": "put-right", "root_cause": "card-declined" })).unwrap();
    assert_eq!(ana.does(Verb::Resolve { case, resolution }).await, Ok(()));
    let page = send(edge.get(&format!("/talk/demo/{key}"))).await;
    let log = send(edge.get(&format!("/talk/demo/{key}/log"))).await;
    assert!(!page.text().contains("<form") && !log.text().contains("http-equiv"), "it has ended");
    let form = format!("id={}&text=One+more", message_id());
    let late = edge.post(&format!("/talk/demo/{key}/messages"), "application/x-www-form-urlencoded", form);
    assert_eq!(send(late).await.verdict(), "409 conversation-ended");
}

#[tokio::test(flavor = "multi_thread")]
async fn sites_know_nothing_of_each_other() {
    let other = settings(json!({ "site": "other" }));
    let edge = Workerd::start_with(settings(json!({})), |config| config.sites.push(other));
    let (response, key) = (response(1), edge_tests::sample::key());
    let (case, _) = edge.pressed(&response).await;
    // The same response and the same key at another site are others.
    let path = "/v1/sites/other/handoffs";
    let body = serde_json::to_vec(&press(&key, &response)).unwrap();
    let pressed: Pressed = send(edge.post(path, "application/json", body)).await.json(201);
    assert_ne!(pressed.state.case, case);

    let cookie = edge.signed_in("agent1").await;
    let mut ana = edge.agent(&cookie).await;
    let rows: Vec<_> = ana.snapshot.cases.iter().map(|row| row.id).collect();
    assert_eq!(rows, [case]);
    assert_eq!(ana.does(Verb::Claim { case: pressed.state.case }).await, Err(Refusal::UnknownCase));
    for path in [format!("/talk/demo/{key}"), format!("/talk/demo/{key}/log")] {
        assert_eq!(send(edge.get(&path)).await.verdict(), "401 unknown-conversation");
    }
    let elsewhere = cookie.0.replacen("demo.", "other.", 1);
    let session = edge.get("/v1/desk/session").header("cookie", elsewhere);
    assert_eq!(send(session).await.verdict(), "401 no-session");
    let link = edge.link("agent2").replacen("demo.", "other.", 1);
    assert_eq!(send(edge.get(link.strip_prefix(&edge.origin).unwrap())).await.status, 403);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_pages_send_the_same_tap_at_once() {
    let edge = Workerd::start(settings(json!({})));
    let mut ana = edge.agent(&edge.signed_in("agent1").await).await;
    for _ in 0..10 {
        let response = with(response(1), json!({ "comment": "It broke." }));
        let answers: Vec<_> = (0..8).map(|_| tokio::spawn(send(edge.respond(&response)))).collect();
        let mut statuses = Vec::new();
        for answer in answers {
            statuses.push(answer.await.unwrap().status);
        }
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 200, 200, 200, 200, 200, 200, 201]);
        ana.row("the tap", |row| row.page.as_ref().is_some_and(|page| response["page"] == page.as_str()))
            .await;
    }
    let rows = ana.socket.take_unread().into_iter().filter(|frame| matches!(frame, ToAgent::Case { .. }));
    assert_eq!(rows.count(), 0, "each tap is one row, once");
}
