//! How the wish to be called moves a case, by table.

use core::time::Duration;

use shared::{
    callback::{CallId, Unreached},
    case::Agent,
    page_errors::PageErrors,
    text::Label,
    time::{Span, UnixMillis},
};

use super::super::{Case, Event, Patience, open, step};
use crate::domain::callback::{self, News, Terms};

const PATIENCE: Patience = Patience {
    unclaimed: Duration::from_secs(20),
    missed: Duration::from_secs(180),
    unseen: Duration::from_secs(60),
};

fn at(second: u64) -> UnixMillis {
    UnixMillis(second * 1_000)
}

fn agent(id: &str) -> Agent {
    Agent { id: id.parse().unwrap(), name: Label::new(id).unwrap() }
}

fn call(number: u8) -> CallId {
    format!("call-{number:020}").parse().unwrap()
}

fn asked(window: Option<(u64, u64)>) -> Event {
    let window = window.map(|(from, until)| Span { from: at(from), until: at(until) });
    Event::CallAsked { number: "+4930123456".parse().unwrap(), window }
}

/// A step of the callback in second `now`, by an agent or by nobody; two attempts, a minute apart.
fn goes(by: Option<&str>, event: callback::Event, now: u64) -> Event {
    let terms = Terms { attempts: 2.try_into().unwrap(), again: at(now + 60) };
    Event::Called { by: by.map(|id| id.parse().unwrap()), event, terms }
}

fn dials(id: &str, number: u8) -> Event {
    goes(Some(id), callback::Event::Dialled { by: agent(id), call: call(number) }, 0)
}

fn told(by: Option<&str>, number: u8, news: News, now: u64) -> Event {
    goes(by, callback::Event::Told { call: call(number), news }, now)
}

fn missed(number: u8, now: u64) -> Event {
    told(Some("ana"), number, News::Missed(Unreached::NoAnswer), now)
}

fn passes(now: u64) -> Event {
    goes(None, callback::Event::TimePassed, now)
}

fn claimed(id: &str) -> Event {
    Event::Claimed { by: agent(id) }
}

fn wants(channel: shared::case::Channel) -> Event {
    Event::Wanted(channel)
}

/// How a case stands: whose it is, how far the wish is, and when something comes by itself.
fn standing(case: &Case) -> String {
    let owner = case.owner.as_ref().map_or("nobody", |owner| owner.id.as_str());
    let seconds = |moment: Option<UnixMillis>| moment.map_or("-".to_owned(), |at| (at.0 / 1_000).to_string());
    let phase = case.callback.as_ref().map(|callback| callback.promise().phase);
    let (rung, due) = (seconds(case.rung_due), seconds(case.call_due()));
    format!("{:?} {owner} {phase:?} rung {rung} call {due}", case.handoff)
}

/// A case that was pressed in second 1, and how it stands after each event of a second; the moment of the press stays.
#[track_caller]
fn check(story: &[(u64, Event, &str)]) {
    let response =
        serde_json::from_str(r#"{"id":"01931d1e-7a3c-7c5d-8f2a-0123456789ab","score":1}"#).unwrap();
    let (case, _) = open("01931d1e-8000-7000-8000-00000000000c".parse().unwrap(), response, at(0));
    let pressed =
        Event::Pressed { key_digest: "k".to_owned(), page_errors: PageErrors::default(), owner_there: false };
    let (mut case, _) = step(case, pressed, at(1), PATIENCE).unwrap();
    for (second, event, want) in story {
        let said = match step(case.clone(), event.clone(), at(*second), PATIENCE) {
            Ok((after, effects)) => {
                assert_eq!(after == case, effects.is_empty(), "{second} {event:?}: {effects:?}");
                case = after;
                standing(&case)
            }
            Err(refusal) => format!("{refusal:?}"),
        };
        assert_eq!(said, *want, "{second} {event:?}");
        assert_eq!(case.pressed_at, Some(at(1)), "the place is kept");
    }
}

#[test]
fn who_is_to_be_called_rings_until_somebody_does() {
    check(&[
        (5, asked(None), "Ringing nobody Some(Due) rung 25 call -"),
        (6, asked(None), "Ringing nobody Some(Due) rung 25 call -"),
        // The site's own systems hear once that nobody comes; the visitor is never told that nobody will.
        (25, Event::RungDue { rung: vec![] }, "Ringing nobody Some(Due) rung - call -"),
        (900, Event::RungDue { rung: vec![] }, "Ringing nobody Some(Due) rung - call -"),
        (901, claimed("ana"), "Connected ana Some(Due) rung - call -"),
        (902, dials("ben", 1), "NotYours"),
        (902, dials("ana", 1), "Connected ana Some(Dialling) rung - call 1082"),
        (903, Event::OwnerLost { second_there: false }, "Connected ana Some(Dialling) rung - call 1082"),
        (910, told(None, 1, News::Answered, 910), "Connected ana Some(Reached) rung - call -"),
        (911, Event::OwnerLost { second_there: false }, "Connected ana Some(Reached) rung - call -"),
    ]);
}

#[test]
fn an_attempt_that_fails_holds_nobody() {
    check(&[
        (5, asked(None), "Ringing nobody Some(Due) rung 25 call -"),
        (6, claimed("ana"), "Connected ana Some(Due) rung - call -"),
        (7, dials("ana", 1), "Connected ana Some(Dialling) rung - call 187"),
        (8, missed(1, 8), "Requested nobody Some(Unreached) rung - call 68"),
        (9, passes(9), "Requested nobody Some(Unreached) rung - call 68"),
        (68, passes(68), "Ringing nobody Some(Due) rung 88 call -"),
        (69, claimed("ana"), "Connected ana Some(Due) rung - call -"),
        // The agent's own telephone was not picked up: the case stays the agent's.
        (70, dials("ana", 2), "Connected ana Some(Dialling) rung - call 250"),
        (71, told(None, 2, News::NotBegun, 71), "Connected ana Some(Due) rung - call -"),
        (72, dials("ana", 3), "Connected ana Some(Dialling) rung - call 252"),
        (73, missed(3, 73), "Missed nobody Some(GivenUp) rung - call -"),
        // It was answered all the same, as is heard late.
        (74, told(None, 3, News::Answered, 74), "Missed nobody Some(Reached) rung - call -"),
        // A second wish.
        (75, asked(None), "Ringing nobody Some(Due) rung 95 call -"),
    ]);
}

#[test]
fn nobody_is_rung_before_the_time() {
    use shared::case::Channel;
    check(&[
        (5, asked(Some((60, 120))), "Requested nobody Some(Requested) rung - call 60"),
        (6, claimed("ana"), "Connected ana Some(Requested) rung - call 60"),
        (7, dials("ana", 1), "CallNotDue { at: UnixMillis(60000) }"),
        // Whoever took it early and is gone leaves it as it was promised.
        (20, Event::OwnerLost { second_there: false }, "Requested nobody Some(Requested) rung - call 60"),
        (60, passes(60), "Ringing nobody Some(Due) rung 80 call -"),
        (61, wants(Channel::Callback), "Ringing nobody Some(Due) rung 80 call -"),
        (61, wants(Channel::Chat), "Ringing nobody Some(GivenUp) rung 81 call -"),
        (62, wants(Channel::Callback), "NoCallback"),
        // Nobody came since the wish was taken back: now the visitor is told.
        (81, Event::RungDue { rung: vec![] }, "Ringing nobody Some(GivenUp) rung 241 call -"),
        (241, Event::RungDue { rung: vec![] }, "Missed nobody Some(GivenUp) rung - call -"),
        (300, asked(Some((400, 500))), "Requested nobody Some(Requested) rung - call 400"),
    ]);
}

#[test]
fn a_wish_while_somebody_is_there_rings_for_nobody_else() {
    check(&[
        (5, claimed("ana"), "Connected ana None rung - call -"),
        (6, asked(Some((60, 120))), "Connected ana Some(Requested) rung - call 60"),
        (60, passes(60), "Connected ana Some(Due) rung - call -"),
        (61, dials("ana", 1), "Connected ana Some(Dialling) rung - call 241"),
        (62, asked(None), "CallUnderWay { agent: Agent { id: AgentId(\"ana\"), name: Text(\"ana\") } }"),
        // Who would rather write is called all the same: the telephone rings already.
        (63, wants(shared::case::Channel::Chat), "Connected ana Some(Dialling) rung - call 241"),
    ]);
}
