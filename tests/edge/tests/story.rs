//! The main story, as its people live it: a visitor taps "cold" and asks to talk, one agent takes the case before
//! the other, they talk through a lost connection, and the case is closed.
//!
//! It runs in a workerd of its own. Where `WARMLINE_WRANGLER_URL` names the address of a `wrangler dev`, it runs there,
//! with the sign-in links in `WARMLINE_WRANGLER_SIGN_INS`, a line each: `agent1 LINK`.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "a broken expectation is to end the test, and a test waits for one kind of frame"
)]

use std::env;

use edge_tests::{
    door::{Agent, Cookie, Door, send},
    sample::{self, message_id, response, text, with},
    socket::Socket,
    workerd::Workerd,
};
use serde_json::{Value, json};
use shared::{
    case::{CaseRow, CaseState, Handoff},
    desk::{ToAgent, Verb},
    ids::{CaseId, ClientId, TalkKey},
    problem::Refusal,
    response::Receipt,
    talk::{Author, FromVisitor, Message, PROTOCOL, Pressed, TalkState, ToVisitor},
};
use xtask::{paths, sites};

/// A page that the site allows, wherever the edge runs.
const SHOP: &str = "http://localhost:3000";

struct Stage {
    door: Door,
    ana_cookie: Cookie,
    ana: Agent,
    ben: Agent,
    _workerd: Option<Workerd>,
}

#[tokio::test(flavor = "multi_thread")]
async fn from_the_tap_to_the_end_of_the_talk() {
    let mut stage = Stage::set().await;
    let response = tap(&mut stage).await;
    let response = second_thoughts(&mut stage, response).await;
    let (case, key) = press(&mut stage, &response).await;
    let mut visitor = stage.door.visitor(&key, 0).await;
    assert_eq!(visitor.protocol.as_deref(), Some(PROTOCOL));
    assert_eq!(state(&mut visitor).await.handoff, Handoff::Ringing);
    claim(&mut stage, case, &mut visitor).await;
    chat(&mut stage, case, &mut visitor).await;
    drop(visitor);
    let mut visitor = come_back(&mut stage, case, &key).await;
    resolve(&mut stage, case, &mut visitor).await;
    let later = with(response, json!({ "rev": 2, "score": 4 }));
    assert_eq!(
        send(stage.door.respond(&later)).await.status,
        200,
        "what is said after the end is stored too"
    );
}

impl Stage {
    async fn set() -> Self {
        let (door, [ana, ben], workerd) = match env::var("WARMLINE_WRANGLER_URL") {
            Ok(url) => {
                let links = env::var("WARMLINE_WRANGLER_SIGN_INS").unwrap();
                let link = |agent: &str| {
                    let link = links.lines().find_map(|line| line.strip_prefix(agent)?.strip_prefix(' '));
                    link.unwrap_or_else(|| panic!("no link for {agent}")).to_owned()
                };
                (Door::new(url), ["agent1", "agent2"].map(link), None)
            }
            Err(_) => {
                let demo = sites::read(&paths::root().join("examples/demo.json")).unwrap();
                let workerd = Workerd::start(demo);
                let links = ["agent1", "agent2"].map(|agent| workerd.link(agent));
                (Door::clone(&workerd), links, Some(workerd))
            }
        };
        let ana_cookie = door.sign_in(&ana).await;
        let ben_cookie = door.sign_in(&ben).await;
        let ana = door.agent(&ana_cookie).await;
        let ben = door.agent(&ben_cookie).await;
        assert_eq!(ben.snapshot.me.agent.name.as_str(), "Ben");
        Self { door, ana_cookie, ana, ben, _workerd: workerd }
    }

    /// Waits until both agents see a row of `response` that is as wanted.
    async fn both_see(&mut self, what: &str, response: &Value, wanted: impl Fn(&CaseRow) -> bool) -> CaseRow {
        let page = response["page"].as_str().unwrap();
        let of_it = |row: &CaseRow| row.page.as_ref().is_some_and(|of| of.as_str() == page) && wanted(row);
        let row = self.ana.row(what, of_it).await;
        assert_eq!(self.ben.row(what, of_it).await, row);
        row
    }
}

async fn tap(stage: &mut Stage) -> Value {
    let response = with(response(1), json!({ "steps": 5, "survey": "checkout", "locale": "en-GB" }));
    let answer = send(stage.door.respond(&response).header("origin", SHOP)).await;
    let receipt: Receipt = answer.json(201);
    assert_eq!((receipt.id.to_string(), receipt.rev), (response["id"].as_str().unwrap().to_owned(), 0));
    assert_eq!(answer.header("access-control-allow-origin"), Some(SHOP));

    let row = stage.both_see("the tap as a quiet row", &response, |_| true).await;
    assert_eq!((row.state, row.handoff, row.pressed_at), (CaseState::Open, Handoff::Offered, None));
    assert_eq!((u8::from(row.score), u8::from(row.steps)), (1, 5));
    assert_eq!((row.reason, row.comment, row.owner, row.last_seq), (None, None, None, 0));
    response
}

async fn second_thoughts(stage: &mut Stage, response: Value) -> Value {
    let response =
        with(response, json!({ "rev": 1, "reason": "payment", "comment": "My card works everywhere else." }));
    for _ in 0..2 {
        let receipt: Receipt = send(stage.door.respond(&response)).await.json(200);
        assert_eq!(receipt.rev, 1);
    }
    let row = stage.both_see("the reason in the row", &response, |row| row.reason.is_some()).await;
    assert_eq!(row.reason.unwrap().as_str(), "payment");
    assert_eq!(row.comment.unwrap().as_str(), "My card works everywhere else.");
    response
}

async fn press(stage: &mut Stage, response: &Value) -> (CaseId, TalkKey) {
    let key = sample::key();
    let press = sample::press(&key, response);
    let Pressed { state } = send(stage.door.press(&press).header("origin", SHOP)).await.json(201);
    assert_eq!((state.handoff, state.present, state.agent.clone()), (Handoff::Ringing, 2, None));
    let again: Pressed = send(stage.door.press(&press)).await.json(200);
    assert_eq!(again.state, state);
    let other = send(stage.door.press(&sample::press(&sample::key(), response))).await;
    assert_eq!(other.verdict(), "409 other-key");

    let row = stage.both_see("the ring", response, |row| row.handoff == Handoff::Ringing).await;
    assert_eq!((row.id, row.state), (state.case, CaseState::Open));
    assert!(row.pressed_at >= Some(row.opened_at), "{row:?}");
    (state.case, key)
}

async fn claim(stage: &mut Stage, case: CaseId, visitor: &mut Socket<ToVisitor>) {
    let not_yet = Verb::Say { case, id: message_id(), text: text("Hello") };
    assert_eq!(stage.ana.does(not_yet).await, Err(Refusal::NotYours));
    assert_eq!(stage.ana.does(Verb::Claim { case }).await, Ok(()));
    let ana = stage.ana.snapshot.me.agent.clone();

    let row = stage.ben.row("the claim", |row| row.id == case && row.state == CaseState::Claimed).await;
    assert_eq!((row.handoff, row.owner), (Handoff::Connected, Some(ana.clone())));
    assert_eq!(stage.ben.does(Verb::Claim { case }).await, Err(Refusal::ClaimedBy { agent: ana.clone() }));
    assert_eq!(stage.ana.does(Verb::Claim { case }).await, Ok(()), "a claim that is repeated holds");

    let TalkState { handoff, agent, .. } = state(visitor).await;
    assert_eq!((handoff, agent), (Handoff::Connected, Some(ana)));
}

async fn chat(stage: &mut Stage, case: CaseId, visitor: &mut Socket<ToVisitor>) {
    let hello = FromVisitor::Say { id: message_id(), text: text("Hello? <b>Is</b> anybody there?") };
    visitor.send(&hello).await;
    let first = message(visitor).await;
    assert_eq!((first.seq, &first.from), (1, &Author::Visitor));
    assert_eq!(first.text.as_str(), "Hello? <b>Is</b> anybody there?");
    assert_eq!(agents_message(&mut stage.ana, case).await, first);

    let here = Verb::Say { case, id: message_id(), text: text("I am Ana.\nI am looking at it.") };
    assert_eq!(stage.ana.does(here.clone()).await, Ok(()));
    let second = message(visitor).await;
    assert_eq!((second.seq, &second.from), (2, &Author::Agent(stage.ana.snapshot.me.agent.clone())));
    assert_eq!(agents_message(&mut stage.ana, case).await, second);

    // An acknowledgement that got lost: the sender says it once more, and nobody else hears it twice.
    visitor.send(&hello).await;
    assert_eq!(message(visitor).await, first);
    assert_eq!(stage.ana.does(here).await, Ok(()));
    assert_eq!(agents_message(&mut stage.ana, case).await, second);
    let FromVisitor::Say { id, .. } = hello else { panic!("it says something") };
    visitor.send(&FromVisitor::Say { id: id.clone(), text: text("Something else") }).await;
    assert_eq!(refused(visitor).await, (Some(id), Refusal::MessageIdReused));
    visitor.ping().await;
    stage.ana.socket.ping().await;
}

async fn come_back(stage: &mut Stage, case: CaseId, key: &TalkKey) -> Socket<ToVisitor> {
    for words in ["Are you still there?", "I have put it right."] {
        assert_eq!(stage.ana.does(Verb::Say { case, id: message_id(), text: text(words) }).await, Ok(()));
    }
    let mut visitor = stage.door.visitor(key, 2).await;
    let TalkState { handoff, last_seq, .. } = state(&mut visitor).await;
    assert_eq!((handoff, last_seq), (Handoff::Connected, 4));
    assert_eq!([message(&mut visitor).await.seq, message(&mut visitor).await.seq], [3, 4]);
    visitor.send(&FromVisitor::Resume { after: 1 }).await;
    for seq in 2..=4 {
        assert_eq!(message(&mut visitor).await.seq, seq);
    }

    // The console has no memory of the past: a new socket, and what was said is asked for.
    stage.ana = stage.door.agent(&stage.ana_cookie).await;
    let row = stage.ana.snapshot.cases.iter().find(|row| row.id == case).unwrap();
    assert_eq!((row.state, row.last_seq), (CaseState::Claimed, 4));
    for (after, want) in [(0, vec![1, 2, 3, 4]), (3, vec![4]), (4, vec![])] {
        let asked = stage.ana.ask(Verb::Read { case, after }).await;
        let read = |frame: &ToAgent| match frame {
            ToAgent::Messages { messages, .. } => Some(messages.clone()),
            _ => None,
        };
        let messages = stage.ana.socket.until("the messages that were asked for", read).await;
        assert_eq!(messages.iter().map(|message| message.seq).collect::<Vec<_>>(), want);
        assert_eq!(stage.ana.answer(asked).await, Ok(()));
    }
    visitor.send(&FromVisitor::Say { id: message_id(), text: text("Thank you!") }).await;
    let thanks = message(&mut visitor).await;
    assert_eq!(thanks.seq, 5);
    assert_eq!(agents_message(&mut stage.ana, case).await, thanks);
    visitor
}

async fn resolve(stage: &mut Stage, case: CaseId, visitor: &mut Socket<ToVisitor>) {
    let verb = |outcome: &str, root_cause: &str| Verb::Resolve {
        case,
        resolution: serde_json::from_value(json!({
            "outcome": outcome, "root_cause": root_cause, "note": "The bank had blocked it."
        }))
        .unwrap(),
    };
    let good = verb("put-right", "card-declined");
    assert_eq!(stage.ben.does(good.clone()).await, Err(Refusal::NotYours));
    assert_eq!(stage.ana.does(verb("unheard-of", "card-declined")).await, Err(Refusal::UnknownChoice));
    assert_eq!(stage.ana.does(verb("put-right", "unheard-of")).await, Err(Refusal::UnknownChoice));
    assert_eq!(stage.ana.does(good.clone()).await, Ok(()));
    assert_eq!(stage.ana.does(good).await, Err(Refusal::AlreadyResolved));

    let row = stage.ben.row("the end", |row| row.id == case && row.state == CaseState::Resolved).await;
    assert_eq!((row.handoff, row.last_seq), (Handoff::Ended, 5));
    assert_eq!(state(visitor).await.handoff, Handoff::Ended);
    let id = message_id();
    visitor.send(&FromVisitor::Say { id: id.clone(), text: text("One more thing") }).await;
    assert_eq!(refused(visitor).await, (Some(id), Refusal::AlreadyResolved));

    let asked = stage.ben.ask(Verb::Resync).await;
    let fresh = |frame: &ToAgent| match frame {
        ToAgent::Snapshot(snapshot) => Some(snapshot.clone()),
        _ => None,
    };
    let snapshot = stage.ben.socket.until("a new snapshot", fresh).await;
    assert!(snapshot.cases.iter().all(|row| row.id != case), "a resolved case leaves the queue");
    assert_eq!(stage.ben.answer(asked).await, Ok(()));
}

async fn state(visitor: &mut Socket<ToVisitor>) -> TalkState {
    let state = |frame: &ToVisitor| match frame {
        ToVisitor::State(state) => Some(state.clone()),
        _ => None,
    };
    visitor.until("the state of the talk", state).await
}

async fn message(visitor: &mut Socket<ToVisitor>) -> Message {
    let message = |frame: &ToVisitor| match frame {
        ToVisitor::Message { message } => Some(message.clone()),
        _ => None,
    };
    visitor.until("a message at the visitor's", message).await
}

async fn refused(visitor: &mut Socket<ToVisitor>) -> (Option<ClientId>, Refusal) {
    let refused = |frame: &ToVisitor| match frame {
        ToVisitor::Refused { id, refusal } => Some((id.clone(), refusal.clone())),
        _ => None,
    };
    visitor.until("a refusal", refused).await
}

async fn agents_message(agent: &mut Agent, of: CaseId) -> Message {
    let message = |frame: &ToAgent| match frame {
        ToAgent::Message { case, message } if *case == of => Some(message.clone()),
        _ => None,
    };
    agent.socket.until("a message at the agent's", message).await
}
