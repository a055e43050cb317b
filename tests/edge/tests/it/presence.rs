//! Who counts as there, what a claim stands on, and what those who wait are told.

use std::time::Duration;

use edge_tests::{
    door::{Agent, send},
    sample::{message_id, response, settings, text, with},
    socket::Socket,
    stored::Object,
    workerd::Workerd,
};
use serde_json::json;
use shared::{
    case::{CaseRow, CaseState, Handoff},
    desk::{ToAgent, Verb},
    ids::CaseId,
    presence::{Chosen, GONE_AFTER, Member, Presence},
    problem::Refusal,
    talk::{Prospect, TalkState, ToVisitor},
};
use tokio::time::sleep;

async fn told(visitor: &mut Socket<ToVisitor>, what: &str, wanted: impl Fn(&TalkState) -> bool) -> TalkState {
    let state = |frame: &ToVisitor| match frame {
        ToVisitor::State(state) if wanted(state) => Some(state.clone()),
        _ => None,
    };
    visitor.until(what, state).await
}

async fn member(agent: &mut Agent, name: &str, presence: Presence) -> Member {
    let is_it = |frame: &ToAgent| match frame {
        ToAgent::Member(member) if member.agent.name.as_str() == name && member.presence == presence => {
            Some(member.clone())
        }
        _ => None,
    };
    agent.socket.until(&format!("{name} {presence:?}"), is_it).await
}

fn rings_again(case: CaseId) -> impl Fn(&CaseRow) -> bool {
    move |row| row.id == case && row.is_ringing() && row.lost_at.is_some()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_machine_that_was_killed_leaves_the_pool() {
    let edge = Workerd::start(settings(json!({})));
    let mut ana = edge.agent(&edge.signed_in("agent1").await).await;
    let mut ben = edge.agent(&edge.signed_in("agent2").await).await;
    let (_, key) = edge.pressed(&response(1)).await;
    let mut visitor = edge.visitor(&key, 0).await;
    told(&mut visitor, "two are there", |state| (state.present, state.free, state.place) == (2, 2, 1)).await;
    ana.socket.fall_silent();
    told(&mut visitor, "one is there", |state| state.present == 1).await;
    member(&mut ben, "Ana", Presence::Gone).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_stands_as_long_as_its_owner_is_seen() {
    let mut edge = Workerd::start(settings(json!({})));
    let (ana_cookie, ben_cookie) = (edge.signed_in("agent1").await, edge.signed_in("agent2").await);
    let (mut ana, mut ben) = (edge.agent(&ana_cookie).await, edge.agent(&ben_cookie).await);
    let (case, key) = edge.pressed(&response(1)).await;
    let mut visitor = edge.visitor(&key, 0).await;
    assert_eq!(ana.does(Verb::Claim { case }).await, Ok(()));
    told(&mut visitor, "Ana", |state| state.handoff == Handoff::Connected).await;

    // A console that only answers pings stays, one that reloads too, and so does one of two devices.
    sleep(GONE_AFTER + Duration::from_secs(1)).await;
    drop(ana);
    sleep(Duration::from_secs(2)).await;
    let second_device = edge.agent(&ana_cookie).await;
    sleep(GONE_AFTER).await;
    let mut ana = edge.agent(&ana_cookie).await;
    drop(second_device);
    sleep(GONE_AFTER + Duration::from_secs(1)).await;
    let still = ana.does(Verb::Say { case, id: message_id(), text: text("I am here.") }).await;
    assert_eq!(still, Ok(()), "nobody else has it");

    ana.socket.fall_silent();
    let row = ben.row("it rings again", rings_again(case)).await;
    assert_eq!((row.state, row.owner), (CaseState::Open, None));
    let state = told(&mut visitor, "nobody is there", |state| state.handoff == Handoff::Ringing).await;
    assert_eq!((state.agent, state.place), (None, 1));
    // Whoever was left alone comes before those who pressed meanwhile, and before those who pressed earlier.
    let (later, _) = edge.pressed(&response(1)).await;
    ben.row("the later press", |row| row.id == later && row.is_ringing()).await;
    assert_eq!(ben.does(Verb::Claim { case }).await, Ok(()));
    let state = told(&mut visitor, "Ben", |state| state.handoff == Handoff::Connected).await;
    assert_eq!(state.agent.map(|agent| agent.name.to_string()).as_deref(), Some("Ben"));
    ana.socket.live();
    let late = ana.does(Verb::Say { case, id: message_id(), text: text("Back again.") }).await;
    assert_eq!(late, Err(Refusal::NotYours));

    let of_it =
        format!("SELECT what, agent FROM events WHERE case_id = '{case}' AND agent IS NOT NULL ORDER BY seq");
    let events = format!("{:?}", edge.killed().query(Object::Desk, &of_it));
    for (what, agent) in [("claimed", "agent1"), ("owner-lost", "agent1"), ("claimed", "agent2")] {
        assert!(events.contains(&format!("Text({what:?}), Text({agent:?})")), "{what} {agent} in {events}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restart_is_held_against_nobody_who_comes_back() {
    let mut edge = Workerd::start(settings(json!({})));
    let (ana_cookie, ben_cookie) = (edge.signed_in("agent1").await, edge.signed_in("agent2").await);
    let (mut ana, mut ben) = (edge.agent(&ana_cookie).await, edge.agent(&ben_cookie).await);
    let ((anas, _), (bens, _)) = (edge.pressed(&response(1)).await, edge.pressed(&response(1)).await);
    assert_eq!(ana.does(Verb::Claim { case: anas }).await, Ok(()));
    assert_eq!(ben.does(Verb::Claim { case: bens }).await, Ok(()));
    edge.kill();
    // Longer away than anybody's claim would stand.
    sleep(GONE_AFTER + Duration::from_secs(1)).await;
    edge.resume();
    sleep(Duration::from_secs(3)).await;
    let mut ana = edge.agent(&ana_cookie).await;
    ana.row("Ben's case rings again", rings_again(bens)).await;
    sleep(GONE_AFTER).await;
    assert_eq!(ana.does(Verb::Say { case: anas, id: message_id(), text: text("Still here.") }).await, Ok(()));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_rung_who_is_away_or_in_a_talk() {
    let edge = Workerd::start(settings(json!({})));
    let (ana_cookie, ben_cookie) = (edge.signed_in("agent1").await, edge.signed_in("agent2").await);
    let (mut ana, mut ben) = (edge.agent(&ana_cookie).await, edge.agent(&ben_cookie).await);
    let mut other_device = edge.agent(&ana_cookie).await;
    member(&mut ben, "Ben", Presence::Available).await;
    assert_eq!(ana.does(Verb::Be { chosen: Chosen::Away }).await, Ok(()));
    for agent in [&mut ben, &mut other_device] {
        assert_eq!(member(agent, "Ana", Presence::Away).await.chosen, Chosen::Away);
    }
    let (first, key) = edge.pressed(&response(1)).await;
    let mut visitor = edge.visitor(&key, 0).await;
    told(&mut visitor, "one is free", |state| (state.present, state.free, state.place) == (1, 1, 1)).await;
    assert_eq!(ben.does(Verb::Claim { case: first }).await, Ok(()));
    member(&mut ana, "Ben", Presence::InContact).await;

    let (second, key) = edge.pressed(&response(1)).await;
    let mut visitor = edge.visitor(&key, 0).await;
    told(&mut visitor, "all are busy", |state| (state.present, state.free, state.place) == (1, 0, 1)).await;
    let (_, key) = edge.pressed(&response(1)).await;
    let mut third = edge.visitor(&key, 0).await;
    told(&mut third, "one before", |state| state.place == 2).await;
    assert_eq!(ana.does(Verb::Be { chosen: Chosen::Available }).await, Ok(()));
    told(&mut third, "Ana is free", |state| (state.present, state.free) == (2, 1)).await;
    // What is chosen outlives the page.
    assert_eq!(ana.does(Verb::Be { chosen: Chosen::Away }).await, Ok(()));
    let again = edge.agent(&ana_cookie).await;
    let me = again.snapshot.team.iter().find(|member| member.agent.name.as_str() == "Ana");
    assert_eq!(me.map(|member| member.chosen), Some(Chosen::Away));
    assert_eq!(ana.does(Verb::Claim { case: second }).await, Ok(()), "one may take a case without a ring");
    told(&mut third, "first in the queue", |state| state.place == 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_rings_for_those_who_can_help() {
    let edge = Workerd::start(settings(json!({
        "languages": ["de"],
        "reasons": [{ "id": "payment", "label": "Payment failed", "skill": "billing" }],
        "team": [
            { "agent": "agent1", "languages": ["en"] },
            { "agent": "agent2", "languages": ["de", "en"], "skills": ["billing"] }
        ]
    })));
    let mut ana = edge.agent(&edge.signed_in("agent1").await).await;
    let ben_cookie = edge.signed_in("agent2").await;
    let mut ben = edge.agent(&ben_cookie).await;
    let rings = |row: &CaseRow| {
        row.rings.as_ref().map(|rings| rings.iter().map(|agent| agent.to_string()).collect::<Vec<_>>())
    };
    let (german, _) = edge.pressed(&with(response(1), json!({ "locale": "de-AT" }))).await;
    let row = ana.row("the German ring", |row| row.id == german && row.is_ringing()).await;
    assert_eq!(rings(&row), Some(vec!["agent2".to_owned()]));
    let (billing, _) = edge.pressed(&with(response(1), json!({ "locale": "en", "reason": "payment" }))).await;
    let row = ana.row("the bill", |row| row.id == billing && row.is_ringing()).await;
    assert_eq!(rings(&row), Some(vec!["agent1".to_owned(), "agent2".to_owned()]), "Ana knows everything");

    assert_eq!(ben.does(Verb::Decline { case: german }).await, Ok(()));
    let row = ana.row("declined", |row| row.id == german && !row.declined.is_empty()).await;
    assert_eq!(row.declined.iter().map(|agent| agent.to_string()).collect::<Vec<_>>(), ["agent2"]);
    assert_eq!(ben.does(Verb::Be { chosen: Chosen::Away }).await, Ok(()));
    ana.row("nobody speaks German", |row| row.id == german && row.is_ringing() && row.rings.is_none()).await;
    assert_eq!(ana.does(Verb::Claim { case: german }).await, Ok(()), "somebody is better than nobody");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_is_told_when_nobody_comes_and_how_long_it_usually_takes() {
    let mut edge = Workerd::start(settings(json!({ "unclaimed_after_s": 1, "missed_after_s": 3 })));
    let mut ana = edge.agent(&edge.signed_in("agent1").await).await;
    let (case, key) = edge.pressed(&response(1)).await;
    let mut visitor = edge.visitor(&key, 0).await;
    let state = told(&mut visitor, "it rings", |state| state.handoff == Handoff::Ringing).await;
    assert_eq!(state.wait_s, None, "this desk has no history yet");
    told(&mut visitor, "nobody came", |state| state.handoff == Handoff::Missed).await;
    ana.row("it is quiet, and not forgotten", |row| row.id == case && row.handoff == Handoff::Missed).await;
    assert_eq!(ana.does(Verb::Claim { case }).await, Ok(()));
    told(&mut visitor, "Ana comes late", |state| state.handoff == Handoff::Connected).await;
    for _ in 0..3 {
        let (case, _) = edge.pressed(&response(1)).await;
        assert_eq!(ana.does(Verb::Claim { case }).await, Ok(()));
    }
    let (_, key) = edge.pressed(&response(1)).await;
    let mut visitor = edge.visitor(&key, 0).await;
    told(&mut visitor, "the usual wait", |state| state.wait_s == Some(0)).await;

    let of_it = format!("SELECT what, agent FROM events WHERE case_id = '{case}' ORDER BY seq");
    let events = format!("{:?}", edge.killed().query(Object::Desk, &of_it));
    for what in ["unclaimed", "missed", "nobody-came"] {
        assert!(events.contains(&format!("Text({what:?})")), "{what} in {events}");
    }
    assert!(events.contains(r#"Text("missed"), Text("agent1")"#), "{events}");
}

#[tokio::test(flavor = "multi_thread")]
async fn before_the_press_only_what_can_be_kept_is_promised() {
    let calls = json!({ "callbacks": { "countries": ["DE"] } });
    let edge = Workerd::start(settings(calls));
    let ask = async || send(edge.get("/v1/sites/demo/prospect")).await.json::<Prospect>(200);
    let nobody = ask().await;
    assert_eq!((nobody.present, nobody.free, nobody.wait_s), (0, 0, None));
    assert!(nobody.call_by.is_some(), "a site without hours can call at any time");
    let _ana = edge.agent(&edge.signed_in("agent1").await).await;
    // What was said is held for a moment.
    let mut somebody = ask().await;
    while somebody.present == 0 {
        sleep(Duration::from_millis(200)).await;
        somebody = ask().await;
    }
    assert_eq!((somebody.present, somebody.free), (1, 1));
    assert_eq!(send(edge.get("/v1/sites/other/prospect")).await.verdict(), "404 unknown-site");
    let stranger = edge.get("/v1/sites/demo/prospect").header("origin", "https://elsewhere.example");
    assert_eq!(send(stranger).await.verdict(), "403 origin-not-allowed");
}
