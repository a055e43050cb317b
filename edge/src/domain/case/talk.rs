//! What is said in a talk, and how far each side has come with it.

use shared::{
    case::{CaseState, Marks},
    ids::{AgentId, ClientId},
    problem::Refusal,
    talk::{Author, Message},
    text::MessageText,
    time::UnixMillis,
};

use super::{Case, Effect, Happening, Patience, Step, answers};

pub(super) fn say(
    mut case: Case,
    from: Author,
    id: ClientId,
    text: MessageText,
    earlier: Option<Message>,
    now: UnixMillis,
    patience: Patience,
) -> Result<Step, Refusal> {
    let speaker = match &from {
        Author::Visitor => None,
        Author::Agent(agent) if case.is_of(&agent.id) => Some(agent.id.clone()),
        Author::Agent(_) => return Err(Refusal::NotYours),
    };
    if let Some(earlier) = earlier {
        let same = earlier.from == from && earlier.text == text;
        return if same {
            Ok((case, vec![Effect::Acknowledge(earlier)]))
        } else {
            Err(Refusal::MessageIdReused)
        };
    }
    if case.state == CaseState::Resolved {
        return Err(Refusal::AlreadyResolved);
    }
    case.last_seq = case.last_seq.saturating_add(1);
    if speaker.is_some() {
        answers::written(&mut case, now, patience);
    }
    let message = Message { seq: case.last_seq, id, from, text, at: now };
    let mut effects = vec![Effect::Record(Happening::Said, speaker), Effect::Append(message)];
    if case.owner.is_none() {
        // Those who talk get the message itself; of a case that is nobody's, everybody should see that it goes on.
        effects.push(Effect::ShowAgents);
    }
    Ok((case, effects))
}

/// Marks only go forward, and never past what was said. They are no step of the case's history.
pub(super) fn see(
    mut case: Case,
    by: Option<&AgentId>,
    marks: Marks,
    now: UnixMillis,
    patience: Patience,
) -> Result<Step, Refusal> {
    let (of, effect) = match by {
        None => (&mut case.visitor_marks, Effect::ShowVisitorMarks),
        Some(agent) if case.is_of(agent) => (&mut case.team_marks, Effect::ShowTeamMarks),
        Some(_) => return Err(Refusal::NotYours),
    };
    let read = marks.read.min(case.last_seq).max(of.read);
    let got = marks.got.min(case.last_seq).max(of.got).max(read);
    let before = core::mem::replace(of, Marks { got, read });
    let changed = before != *of;
    answers::await_delivery(&mut case, now, patience);
    Ok((case, if changed { vec![effect] } else { vec![] }))
}
