//! The life of a case: what all of its tests begin with, and how they name what came of an event.

mod desk;
mod promises;
mod talk;

use shared::{
    case::{Invitation, Role},
    talk::{Author, Message},
    text::{Comment, Label, MessageText},
};

use super::*;

const PATIENCE: Patience = Patience {
    unclaimed: Duration::from_secs(20),
    missed: Duration::from_secs(180),
    unseen: Duration::from_secs(60),
};

fn response(rev: u32, score: u8) -> Response {
    serde_json::from_value(serde_json::json!({
        "id": "01931d1e-7a3c-7c5d-8f2a-0123456789ab", "rev": rev, "score": score
    }))
    .unwrap()
}

fn agent(id: &str) -> Agent {
    Agent { id: id.parse().unwrap(), name: Label::new(id).unwrap() }
}

fn said(from: Author, id: &str, text: &str) -> Event {
    Event::Said { from, id: id.parse().unwrap(), text: MessageText::new(text).unwrap(), earlier: None }
}

fn resolution() -> Resolution {
    Resolution { outcome: "solved".parse().unwrap(), root_cause: "payment".parse().unwrap(), note: None }
}

fn pressed(key: &str) -> Event {
    Event::Pressed { key_digest: key.to_owned(), page_errors: PageErrors::default(), owner_there: true }
}

fn claimed(id: &str) -> Event {
    Event::Claimed { by: agent(id) }
}

fn resolved(id: &str) -> Event {
    Event::Resolved { by: id.parse().unwrap(), resolution: resolution() }
}

fn rung_due(rung: &[&str]) -> Event {
    Event::RungDue { rung: rung.iter().map(|id| id.parse().unwrap()).collect() }
}

fn lost() -> Event {
    Event::OwnerLost { second_there: true }
}

fn declined(id: &str) -> Event {
    Event::Declined { by: id.parse().unwrap() }
}

fn invited(by: &str, to: &str) -> Event {
    let note = Comment::new("Look at the card.").unwrap();
    Event::Invited(Invitation { by: agent(by), to: agent(to), note })
}

fn joined(id: &str) -> Event {
    Event::Joined { by: agent(id) }
}

fn left(id: &str) -> Event {
    Event::Left { by: id.parse().unwrap() }
}

fn handed_over(by: &str, role: Role, reason: Option<&str>) -> Event {
    let reason = reason.map(|reason| Comment::new(reason).unwrap());
    Event::HandedOver { by: by.parse().unwrap(), role, reason, second_there: true }
}

fn seen(by: Option<&str>, got: u32, read: u32) -> Event {
    Event::Seen { by: by.map(|id| id.parse().unwrap()), marks: Marks { got, read } }
}

fn opened() -> Case {
    open(CaseId::new(UnixMillis(0), &[0; 10]), response(0, 1), UnixMillis(0)).0
}

/// Runs `events` one second apart and names what came of the last one: the state and the effects, or the refusal.
fn check(events: Vec<Event>, want: &str) {
    let mut case = opened();
    let mut got = String::new();
    for (second, event) in (1..).zip(events) {
        got = match step(case.clone(), event, UnixMillis(second * 1000), PATIENCE) {
            Ok((next, effects)) => {
                case = next;
                let effects: Vec<String> = effects.iter().map(name).collect();
                format!("{:?}/{:?}: {}", case.state, case.handoff, effects.join(" "))
            }
            Err(refusal) => format!("refused {refusal:?}"),
        };
    }
    assert_eq!(got, want);
}

fn name(effect: &Effect) -> String {
    match effect {
        Effect::Record(what, None) => format!("record({what:?})"),
        Effect::Record(what, Some(agent)) => format!("record({what:?} by {agent})"),
        Effect::Append(message) => format!("append({})", message.seq),
        Effect::Acknowledge(message) => format!("acknowledge({})", message.seq),
        Effect::ShowAgents => "agents".to_owned(),
        Effect::ShowVisitor => "visitor".to_owned(),
        Effect::ShowVisitorMarks => "visitor-marks".to_owned(),
        Effect::ShowTeamMarks => "team-marks".to_owned(),
        Effect::ShowWayBack => "way-back".to_owned(),
        Effect::SendAnswers { to, after } => format!("send({} after {after})", to.address),
        Effect::Deliver(topic) => {
            format!("deliver({})", serde_json::to_value(topic).unwrap().as_str().unwrap())
        }
    }
}
