//! A Desk in a few lines, to tell the console what the real one would.

use shared::{
    case::{Agent, CaseRow, CaseState, Channel, Handoff, Role},
    desk::{FromAgent, Session, Snapshot, ToAgent, Verb},
    ids::{CaseId, ClientId},
    presence::{Chosen, Member, Presence},
    problem::Refusal,
    settings::Entry,
    talk::{Author, Message},
    text::Text,
    time::UnixMillis,
};

use crate::state::{Desk, Followup, Intent, clock::Local, notice::Said};

/// The moment at which everything happens unless a story says otherwise.
pub(crate) const NOW: Local = Local(1_000);

pub(crate) fn text<const MAX: usize>(raw: &str) -> Text<MAX> {
    Text::new(raw).unwrap()
}

pub(crate) fn agent(name: &str) -> Agent {
    Agent { id: name.to_lowercase().parse().unwrap(), name: text(name) }
}

/// The case number `n`, which opened at second `n`.
pub(crate) fn case(n: u8) -> CaseId {
    CaseId::new(UnixMillis(u64::from(n) * 1_000), &[n; 10])
}

pub(crate) fn client_id(n: usize) -> ClientId {
    format!("message-{n}").parse().unwrap()
}

/// A quiet row.
pub(crate) fn quiet(n: u8) -> CaseRow {
    CaseRow {
        id: case(n),
        state: CaseState::Open,
        handoff: Handoff::Offered,
        score: 1.try_into().unwrap(),
        steps: 5.try_into().unwrap(),
        reason: None,
        comment: None,
        page: None,
        locale: None,
        facts: Default::default(),
        page_errors: Default::default(),
        opened_at: UnixMillis(u64::from(n) * 1_000),
        pressed_at: None,
        owner: None,
        last_seq: 0,
        lost_at: None,
        rings: None,
        declined: Vec::new(),
        invited: None,
        second: None,
        hops: 0,
        marks: Default::default(),
        channel: Channel::Chat,
        callback: None,
        answers_to: None,
        before: Vec::new(),
    }
}

/// A row whose visitor pressed at second `at`.
pub(crate) fn ringing(n: u8, at: u64) -> CaseRow {
    CaseRow { handoff: Handoff::Ringing, pressed_at: Some(UnixMillis(at * 1_000)), ..quiet(n) }
}

pub(crate) fn owned(row: CaseRow, name: &str) -> CaseRow {
    CaseRow { state: CaseState::Claimed, handoff: Handoff::Connected, owner: Some(agent(name)), ..row }
}

pub(crate) fn snapshot(seq: u32, me: &str, cases: Vec<CaseRow>) -> ToAgent {
    let list =
        |ids: &[&str]| ids.iter().map(|id| Entry { id: id.parse().unwrap(), label: text(id) }).collect();
    ToAgent::Snapshot(Snapshot {
        seq,
        now: UnixMillis(1_000_000),
        me: Session { site: "demo".parse().unwrap(), agent: agent(me), role: Role::Agent },
        site_name: text("Acme"),
        cases,
        reasons: list(&["payment"]),
        outcomes: list(&["won", "lost"]),
        root_causes: list(&["price", "bug"]),
        team: vec![member(me, Presence::Available)],
        channels: vec![Channel::Chat, Channel::Voice],
        bridged: false,
        files: None,
    })
}

pub(crate) fn member(name: &str, presence: Presence) -> Member {
    Member { agent: agent(name), role: Role::Agent, presence, chosen: Chosen::Available }
}

pub(crate) fn message(seq: u32, id: usize, from: Option<&str>, says: &str) -> Message {
    let from = from.map_or(Author::Visitor, |name| Author::Agent(agent(name)));
    Message { seq, id: client_id(id), from, text: text(says), at: UnixMillis(0) }
}

/// A console of Ana that has heard the snapshot.
pub(crate) fn console(cases: Vec<CaseRow>) -> Desk {
    let mut desk = Desk::default();
    desk.arrive(NOW);
    desk.pulse(NOW);
    desk.apply(snapshot(0, "Ana", cases), NOW);
    desk
}

/// The verbs among what has to be done; how far the agent has come is told beside them.
pub(crate) fn verbs(followups: &[Followup]) -> Vec<Verb> {
    all_verbs(followups).into_iter().filter(|verb| !matches!(verb, Verb::Seen { .. })).collect()
}

pub(crate) fn all_verbs(followups: &[Followup]) -> Vec<Verb> {
    let verb = |followup: &Followup| {
        if let Followup::Send(frame) = followup { Some(frame.verb.clone()) } else { None }
    };
    followups.iter().filter_map(verb).collect()
}

/// Whether a small sound is to be made.
pub(crate) fn nudges(followups: &[Followup]) -> bool {
    followups.contains(&Followup::Nudge)
}

/// A Desk with one conversation, which stores what Ana says and answers what she asks.
#[derive(Default)]
pub(crate) struct Played {
    pub(crate) log: Vec<Message>,
}

impl Played {
    pub(crate) fn hear(&mut self, frame: FromAgent) -> Vec<ToAgent> {
        match frame.verb {
            Verb::Say { case, id, text } => {
                let known =
                    self.log.iter().find(|message| message.id == id && message.from != Author::Visitor);
                let message = match known {
                    Some(known) if known.text != text => {
                        return vec![ToAgent::Refused {
                            reference: frame.reference,
                            refusal: Refusal::MessageIdReused,
                        }];
                    }
                    Some(known) => known.clone(),
                    None => self.store(Author::Agent(agent("Ana")), id, text.as_str()),
                };
                vec![ToAgent::Message { case, message }, ToAgent::Done { reference: frame.reference }]
            }
            Verb::Read { case, after } => {
                let messages = self.log.iter().filter(|message| message.seq > after).cloned().collect();
                vec![ToAgent::Messages { case, messages }]
            }
            Verb::Claim { .. }
            | Verb::Resolve { .. }
            | Verb::Resync
            | Verb::AskIce { .. }
            | Verb::Signal { .. }
            | Verb::Be { .. }
            | Verb::Decline { .. }
            | Verb::Invite { .. }
            | Verb::Join { .. }
            | Verb::Leave { .. }
            | Verb::HandOver { .. }
            | Verb::Seen { .. }
            | Verb::Typing { .. }
            | Verb::Dial { .. }
            | Verb::Called { .. } => {
                vec![ToAgent::Done { reference: frame.reference }]
            }
        }
    }

    pub(crate) fn store(&mut self, from: Author, id: ClientId, says: &str) -> Message {
        let seq = u32::try_from(self.log.len()).unwrap() + 1;
        let message = Message { seq, id, from, text: text(says), at: UnixMillis(0) };
        self.log.push(message.clone());
        message
    }
}

/// The number of the one verb that has to be sent.
pub(crate) fn reference(followups: &[Followup]) -> u32 {
    let [Followup::Send(frame)] = followups else { panic!("one frame, not {followups:?}") };
    frame.reference
}

/// What the agent is told.
pub(crate) fn said(desk: &Desk) -> Option<&Said> {
    desk.notice.as_ref().map(|notice| &notice.said)
}

/// Ana's console after she has claimed case 1 and sees it.
pub(crate) fn in_talk() -> Desk {
    let mut desk = console(vec![owned(quiet(1), "Ana")]);
    desk.apply(ToAgent::Messages { case: case(1), messages: Vec::new() }, NOW);
    desk.act(Intent::Open(case(1)), NOW);
    desk
}
