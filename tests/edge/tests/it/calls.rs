//! Calling visitors back, from the wish to the talk: by agents who dial, and by a provider.

use std::time::Duration;

use edge_tests::{
    answer::Answer,
    door::{Agent, send},
    eventually,
    provider::{Provider, Side, Told},
    sample::{response, settings, with},
    workerd::Workerd,
};
use serde_json::{Value, json};
use shared::{
    callback::{CallPromise, Phase, Unreached},
    case::{CaseRow, CaseState, Channel, Handoff},
    desk::Verb,
    ids::{CaseId, TalkKey},
    problem::Refusal,
    talk::{FromVisitor, Pressed, TalkState, ToVisitor},
    time::UnixMillis,
};
use uuid::Uuid;

const NUMBER: &str = "+4915112345678";

fn calling(more: Value) -> Value {
    json!({ "callbacks": with(json!({ "countries": ["DE"], "pause_s": 1, "attempts": 2 }), more) })
}

fn now() -> u64 {
    let (seconds, nanoseconds) = Uuid::now_v7().get_timestamp().unwrap().to_unix();
    seconds * 1_000 + u64::from(nanoseconds) / 1_000_000
}

/// Asks to be called.
async fn ask(edge: &Workerd, key: &TalkKey, changes: Value) -> Answer {
    let wish =
        json!({ "id": Uuid::now_v7().to_string(), "key": key, "zone": "Europe/Berlin", "number": NUMBER });
    let wish = with(wish, changes).to_string();
    send(edge.post("/v1/sites/demo/callbacks", "application/json", wish)).await
}

async fn asked(edge: &Workerd, key: &TalkKey, changes: Value) -> TalkState {
    let Pressed { state } = ask(edge, key, changes).await.json(200);
    state
}

/// Waits for the row of a case in which the promise is this far. What the agent was shown before then is forgotten.
async fn promised(agent: &mut Agent, case: CaseId, phase: Phase) -> (CaseRow, CallPromise) {
    let is_it = |row: &CaseRow| row.id == case && row.callback.as_ref().is_some_and(|one| one.phase == phase);
    let row = agent.row(&format!("{phase:?}"), is_it).await;
    let promise = row.callback.clone().unwrap();
    agent.socket.take_unread();
    (row, promise)
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_asks_is_called_until_reached_or_given_up() {
    let edge = Workerd::start(settings(calling(json!({}))));
    let mut ana = edge.agent(&edge.signed_in("agent1").await).await;
    assert!(!ana.snapshot.bridged && ana.snapshot.channels.contains(&Channel::Callback));
    let (case, key) = edge.pressed(&response(1)).await;
    let (earlier, _) = edge.pressed(&response(1)).await;
    let state = asked(&edge, &key, json!({ "number": "0151 12345678" })).await;
    assert_eq!((state.handoff, state.channel, state.place), (Handoff::Ringing, Channel::Callback, 1));
    let (row, promise) = promised(&mut ana, case, Phase::Due).await;
    assert_eq!((promise.number.as_str(), promise.window, row.is_ringing()), (NUMBER, None, true));
    assert_ne!(earlier, case, "who pressed later waits behind");

    assert_eq!(ana.does(Verb::Dial { case }).await, Err(Refusal::NotYours));
    assert_eq!(ana.does(Verb::Claim { case }).await, Ok(()));
    assert_eq!(ana.does(Verb::Called { case, missed: None }).await, Err(Refusal::NoCallback));
    assert_eq!(ana.does(Verb::Dial { case }).await, Ok(()));
    promised(&mut ana, case, Phase::Dialling).await;
    assert_eq!(ask(&edge, &key, json!({ "number": "+4930123456" })).await.verdict(), "409 call-under-way");

    // Nobody is there: the case is nobody's until the pause is over, then it rings again, before who pressed later.
    let busy = Some(Unreached::Busy);
    assert_eq!(ana.does(Verb::Called { case, missed: busy }).await, Ok(()));
    let (row, promise) = promised(&mut ana, case, Phase::Unreached).await;
    assert_eq!((row.state, row.handoff, row.owner), (CaseState::Open, Handoff::Requested, None));
    assert_eq!((promise.missed, promise.attempts), (busy, 1));
    let (row, _) = promised(&mut ana, case, Phase::Due).await;
    assert!(row.is_ringing());

    assert_eq!(ana.does(Verb::Claim { case }).await, Ok(()));
    assert_eq!(ana.does(Verb::Dial { case }).await, Ok(()));
    assert_eq!(ana.does(Verb::Called { case, missed: None }).await, Ok(()));
    let (row, _) = promised(&mut ana, case, Phase::Reached).await;
    assert_eq!((row.state, row.handoff), (CaseState::Claimed, Handoff::Connected));
    assert_eq!(ana.does(Verb::Dial { case }).await, Err(Refusal::NoCallback));
    // What picked up was a machine, which only the agent can tell: that was the last attempt.
    let machine = Verb::Called { case, missed: Some(Unreached::Machine) };
    assert_eq!(ana.does(machine).await, Ok(()));
    let (row, _) = promised(&mut ana, case, Phase::GivenUp).await;
    assert_eq!((row.state, row.handoff), (CaseState::Open, Handoff::Missed));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_rung_before_the_time() {
    let edge = Workerd::start(settings(calling(json!({}))));
    let mut ana = edge.agent(&edge.signed_in("agent1").await).await;
    let (case, key) = edge.pressed(&response(1)).await;
    let mut visitor = edge.visitor(&key, 0).await;
    let from = now() + 2_000;
    let window = json!({ "window": { "from": from, "until": from + 3_600_000 } });
    let state = asked(&edge, &key, window.clone()).await;
    assert_eq!((state.handoff, state.place), (Handoff::Requested, 0));
    let (row, promise) = promised(&mut ana, case, Phase::Requested).await;
    assert_eq!((row.handoff, promise.at), (Handoff::Requested, UnixMillis(from)));
    // Asked once more, nothing changes.
    assert_eq!(asked(&edge, &key, window).await, state);

    let (row, _) = promised(&mut ana, case, Phase::Due).await;
    assert!(row.is_ringing() && now() >= from, "{row:?}");
    let rings = |frame: &ToVisitor| match frame {
        ToVisitor::State(state) => {
            (state.handoff == Handoff::Ringing && state.callback.is_some()).then_some(())
        }
        _ => None,
    };
    visitor.until("the ring", rings).await;

    // Who would rather write takes it back, and keeps the place.
    visitor.send(&FromVisitor::Want { channel: Channel::Chat }).await;
    let (row, _) = promised(&mut ana, case, Phase::GivenUp).await;
    assert_eq!((row.handoff, row.channel), (Handoff::Ringing, Channel::Chat));
    assert_eq!(ana.does(Verb::Claim { case }).await, Ok(()));
    assert_eq!(ana.does(Verb::Dial { case }).await, Err(Refusal::NoCallback));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_stands_while_its_owner_telephones() {
    let edge = Workerd::start(settings(calling(json!({}))));
    let cookie = edge.signed_in("agent1").await;
    let mut ana = edge.agent(&cookie).await;
    let mut ben = edge.agent(&edge.signed_in("agent2").await).await;
    let (case, key) = edge.pressed(&response(1)).await;
    asked(&edge, &key, json!({})).await;
    assert_eq!(ana.does(Verb::Claim { case }).await, Ok(()));
    assert_eq!(ana.does(Verb::Dial { case }).await, Ok(()));
    promised(&mut ben, case, Phase::Dialling).await;
    drop(ana);
    tokio::time::sleep(shared::presence::GONE_AFTER + Duration::from_secs(2)).await;
    let ringing = ben.socket.take_unread().into_iter().filter(|frame| match frame {
        shared::desk::ToAgent::Case { row, .. } => row.is_ringing(),
        _ => false,
    });
    assert_eq!(ringing.count(), 0);
    let mut ana = edge.agent(&cookie).await;
    assert_eq!(ana.does(Verb::Called { case, missed: None }).await, Ok(()));
}

/// A site with a provider, an agent, and a case whose visitor is being called through it.
struct Bridged {
    edge: Workerd,
    provider: Provider,
    ana: Agent,
    case: CaseId,
}

impl Bridged {
    async fn start() -> Self {
        let provider = Provider::start();
        let telephony = provider.settings(&json!({ "agent1": "+4930222222" }));
        let settings = settings(calling(json!({ "telephony": telephony })));
        let edge = Workerd::start_with(settings, |config| config.private_targets = true);
        let mut ana = edge.agent(&edge.signed_in("agent1").await).await;
        assert!(ana.snapshot.bridged);
        let (case, key) = edge.pressed(&response(1)).await;
        asked(&edge, &key, json!({})).await;
        assert_eq!(ana.does(Verb::Claim { case }).await, Ok(()));
        Self { edge, provider, ana, case }
    }

    /// The agent dials, and the provider has the order.
    async fn dials(&mut self) {
        let before = self.provider.calls().len();
        assert_eq!(self.ana.does(Verb::Dial { case: self.case }).await, Ok(()));
        eventually("an order", || (self.provider.calls().len() > before).then_some(())).await;
    }

    async fn is(&mut self, phase: Phase) {
        promised(&mut self.ana, self.case, phase).await;
    }

    /// The edge hears what the provider tells.
    async fn hears(&self, told: &Told, signature: &str) -> Answer {
        let path = told.address.strip_prefix(&self.edge.origin).unwrap();
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(&told.fields).finish();
        let request = self.edge.post(path, "application/x-www-form-urlencoded", body);
        send(request.header("x-twilio-signature", signature)).await
    }

    /// The call goes like this, and the edge hears all of it.
    async fn goes(&self, first: Side, second: Side) {
        let call = self.provider.calls().pop().unwrap();
        assert_eq!((call.sent["To"].as_str(), call.dial.number.as_str()), ("+4930222222", NUMBER));
        for told in self.provider.goes(&call, first, second) {
            let answer = self.hears(&told, &told.signature).await;
            assert!(answer.status < 300, "{told:?} {answer:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_connects_both() {
    let mut site = Bridged::start().await;
    site.dials().await;
    site.is(Phase::Dialling).await;
    // The agent's telephone is not picked up: it is due as before.
    site.goes(Side::NoAnswer, Side::Talks).await;
    site.is(Phase::Due).await;
    site.dials().await;
    let call = site.provider.calls().pop().unwrap();
    let told = site.provider.goes(&call, Side::Talks, Side::Talks);
    // Only the provider is believed.
    for signature in ["", "c2lnbmVkIGJ5IG5vYm9keQ==", &told[1].signature] {
        assert_eq!(site.hears(&told[0], signature).await.verdict(), "403 not-signed");
    }
    let stranger = Told { address: told[0].address.replace("/calls/", "/calls/x"), ..told[0].clone() };
    assert_eq!(site.hears(&stranger, &told[0].signature).await.verdict(), "403 not-signed");
    site.goes(Side::Talks, Side::Talks).await;
    site.is(Phase::Reached).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_in_trouble_costs_no_attempt() {
    let mut site = Bridged::start().await;
    site.provider.break_down(500);
    assert_eq!(site.ana.does(Verb::Dial { case: site.case }).await, Ok(()));
    site.is(Phase::Dialling).await;
    let (row, promise) = promised(&mut site.ana, site.case, Phase::Due).await;
    assert_eq!(
        (promise.attempts, row.handoff),
        (0, Handoff::Connected),
        "it is still Ana's, who can try again"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_wish_is_refused() {
    let edge = Workerd::start(settings(calling(json!({}))));
    let (_, key) = edge.pressed(&response(1)).await;
    for (changes, want) in [
        (json!({ "key": null }), "422 invalid-field"),
        (json!({ "number": null }), "422 invalid-field"),
        (json!({ "key": "short" }), "422 invalid-field"),
        (json!({ "key": "nobody-has-this-key-0123456789" }), "401 unknown-conversation"),
        (json!({ "number": "112" }), "422 not-a-number"),
        (json!({ "number": "+33612345678" }), "422 other-country"),
        (json!({ "window": { "from": 0, "until": 1 } }), "422 window-refused"),
    ] {
        assert_eq!(ask(&edge, &key, changes.clone()).await.verdict(), want, "{changes}");
    }
    let told = "/v1/sites/demo/calls/0123456789012345678901/agent";
    let unknown = edge.post(told, "application/x-www-form-urlencoded", "CallStatus=completed");
    assert_eq!(send(unknown).await.verdict(), "404 not-found", "this site has no provider");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_plain_page_takes_the_wish() {
    let edge = Workerd::start(settings(calling(json!({}))));
    let mut ana = edge.agent(&edge.signed_in("agent1").await).await;
    let (case, key) = edge.pressed(&response(1)).await;
    let path = format!("/talk/demo/{key}/callback");
    let post = |body: &'static str| edge.post(&path, "application/x-www-form-urlencoded", body);
    assert_eq!(send(post("number=112")).await.verdict(), "422 not-a-number");
    assert_eq!(send(post("")).await.verdict(), "422 not-a-number");
    let taken = send(post("number=0151+12345678")).await;
    assert_eq!(
        (taken.status, taken.header("location")),
        (303, Some(format!("/talk/demo/{key}?lang=en").as_str()))
    );
    promised(&mut ana, case, Phase::Due).await;

    // And takes it back with one press, which may come twice.
    let page = send(edge.get(&format!("/talk/demo/{key}"))).await;
    assert!(page.text().contains("Write instead</button>"), "{}", page.text());
    for _ in 0..2 {
        assert_eq!(send(post("channel=chat")).await.status, 303);
    }
    let row = ana.row("it rings to write", |row| row.id == case && row.channel == Channel::Chat).await;
    assert!(row.is_ringing(), "{row:?}");
    let page = send(edge.get(&format!("/talk/demo/{key}"))).await;
    assert!(
        !page.text().contains("Write instead") && page.text().contains("name=\"number\""),
        "{}",
        page.text()
    );
}
