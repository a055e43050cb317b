//! Tickets: what opens a window of its own into a conversation, once and for a minute.

use edge_tests::{
    answer::Answer,
    door::send,
    sample::{response, settings},
    socket::Socket,
    stored::Object,
    workerd::Workerd,
};
use serde_json::{Value, json};
use shared::{
    desk::{ToAgent, Verb},
    ids::{CaseId, TalkKey},
    problem::Refusal,
    talk::{FromVisitor, ToVisitor},
    voice::{Because, Signal},
};

/// A pressed case and its visitor.
async fn pressed(changes: Value) -> (Workerd, CaseId, Socket<ToVisitor>) {
    let edge = Workerd::start(settings(changes));
    let (case, key) = edge.pressed(&response(1)).await;
    let visitor = edge.visitor(&key, 0).await;
    (edge, case, visitor)
}

/// What the Desk answers to a visitor who asks for a ticket.
async fn asked(visitor: &mut Socket<ToVisitor>) -> Result<TalkKey, Refusal> {
    visitor.send(&FromVisitor::AskTicket).await;
    visitor
        .until("a ticket", |frame| match frame {
            ToVisitor::Ticket { ticket } => Some(Ok(ticket.clone())),
            ToVisitor::Refused { refusal, .. } => Some(Err(refusal.clone())),
            _ => None,
        })
        .await
}

/// What a socket with this ticket is refused with.
async fn refused(edge: &Workerd, ticket: &TalkKey) -> Answer {
    let protocols = format!("warmline.talk.v1, key.{ticket}");
    send(edge.upgrade("/v1/sites/demo/talk?after=0").header("sec-websocket-protocol", protocols)).await
}

const NONE: &str = "401 unknown-conversation";

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_opens_one_socket_and_nothing_else() {
    let (mut edge, case, mut visitor) = pressed(json!({})).await;
    let ticket = asked(&mut visitor).await.unwrap();
    assert_eq!(send(edge.get(&format!("/talk/demo/{ticket}"))).await.verdict(), NONE);

    let mut window = edge.visitor(&ticket, u32::MAX).await;
    let ToVisitor::State(state) = window.next().await else { panic!("the first frame is the state") };
    assert_eq!(state.case, case);
    assert_eq!(refused(&edge, &ticket).await.verdict(), NONE, "used");

    let ana = edge.signed_in("agent1").await;
    let mut ana = edge.agent(&ana).await;
    assert_eq!(ana.does(Verb::Claim { case }).await, Ok(()));
    let word = Signal::HangUp { because: Because::Ended };
    window.send(&FromVisitor::Signal { signal: word.clone() }).await;
    let heard = ana
        .socket
        .until("a signal of the window's", |frame| match frame {
            ToAgent::Signal { signal, .. } => Some(signal.clone()),
            _ => None,
        })
        .await;
    assert_eq!(heard, word);
    assert_eq!(ana.does(Verb::Signal { case, signal: Signal::Ring }).await, Ok(()));
    for side in [&mut window, &mut visitor] {
        side.until("a signal of the agent's", |frame| {
            matches!(frame, ToVisitor::Signal { signal: Signal::Ring }).then_some(())
        })
        .await;
    }
    let next = asked(&mut window).await.unwrap();
    assert!(!edge.log().join("\n").contains(&next.to_string()), "no secret is logged");
    assert!(
        !format!("{:?}", edge.killed().query(Object::Desk, "SELECT * FROM tickets")).contains(next.as_str())
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_newest_ticket_counts_alone_and_for_a_minute() {
    let (mut edge, _, mut visitor) = pressed(json!({})).await;
    let old = asked(&mut visitor).await.unwrap();
    let new = asked(&mut visitor).await.unwrap();
    assert_eq!(refused(&edge, &old).await.verdict(), NONE);
    edge.kill();
    // As if the minute were over.
    edge.rewrite(Object::Desk, "UPDATE tickets SET expires_at = expires_at - 60000");
    edge.resume();
    assert_eq!(refused(&edge, &new).await.verdict(), NONE);
}

#[tokio::test(flavor = "multi_thread")]
async fn there_is_none_without_a_talk_to_have_or_where_nobody_speaks() {
    let (_edge, _, mut visitor) = pressed(json!({ "voice": { "off": true } })).await;
    assert_eq!(asked(&mut visitor).await, Err(Refusal::NotOffered));

    let (edge, case, mut visitor) = pressed(json!({})).await;
    let ana = edge.signed_in("agent1").await;
    let mut ana = edge.agent(&ana).await;
    assert_eq!(ana.does(Verb::Claim { case }).await, Ok(()));
    let resolution = json!({ "outcome": "put-right", "root_cause": "card-declined" });
    let resolve = Verb::Resolve { case, resolution: serde_json::from_value(resolution).unwrap() };
    assert_eq!(ana.does(resolve).await, Ok(()));
    assert_eq!(asked(&mut visitor).await, Err(Refusal::AlreadyResolved));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_window_is_a_page_of_ours_that_nobody_frames() {
    let edge = Workerd::start(settings(json!({ "languages": ["ar"] })));
    let page = send(edge.get("/call/demo?lang=ar")).await;
    assert_eq!(page.status, 200);
    let csp = page.header("content-security-policy").unwrap();
    assert!(
        csp.contains("frame-ancestors 'none'") && csp.contains("script-src 'self' 'wasm-unsafe-eval'"),
        "{csp}"
    );
    assert!(page.header("permissions-policy").unwrap().contains("microphone=(self)"));
    assert_eq!(page.header("referrer-policy"), Some("no-referrer"));
    assert!(page.text().contains("dir=\"rtl\"") && page.text().contains("<script src=\"/assets/call."));
    assert_eq!(send(edge.get("/call/other")).await.verdict(), "404 unknown-site");
}
