//! Carrying out what the domain decided on a case.

use shared::{
    case::CaseRow,
    desk::ToAgent,
    ids::{AgentId, CaseId, ClientId},
    presence::Presence,
    problem::Refusal,
    talk::{Author, Message, ToVisitor},
    text::MessageText,
    time::UnixMillis,
};

use super::{
    super::{
        parcels::{forget, hand_over, hand_over_soon},
        random,
    },
    CallError, Desk, clock,
};
use crate::{
    domain::{
        case::{Case, Effect, Event, Happening, Patience, Step, step},
        delivery::Handover,
        presence::{gone, next_look},
    },
    store::{
        cases, due,
        events::{self, Entry},
        files, messages, outbox,
        sql::Sql,
    },
};

/// How many calls a pass makes: as many as the platform lets an object make at once.
const AT_ONCE: u32 = 6;

/// What a step came to.
pub(super) struct Outcome {
    /// The case as it is now.
    pub(super) case: Case,
    /// The message that its sender should see once more.
    pub(super) acknowledge: Option<Message>,
}

/// What steps mean for the alarm and for those who wait.
#[derive(Default)]
struct Watch {
    /// Something rings from now on, or a talk begins with an owner who was there before.
    presses: bool,
    /// The queue has moved, or who is free.
    moves: bool,
}

impl Watch {
    fn see(&mut self, what: Happening) {
        self.presses |= what == Happening::Pressed;
        self.moves |= what.moves_queue();
    }
}

/// What is told to open sockets once a step is stored.
enum Told {
    /// To every agent, under this number.
    Row(u32),
    State,
    Message(Message),
    VisitorMarks,
    TeamMarks,
    WayBack,
}

impl Desk {
    /// Decides on `event` for `case`, stores the outcome and tells everybody concerned.
    pub(super) fn happens(&self, case: Case, event: Event) -> Result<Result<Outcome, Refusal>, CallError> {
        let now = clock::now();
        match step(case, event, now, self.patience()?) {
            Ok(step) => Ok(Ok(self.carry_out(step, now)?)),
            Err(refusal) => Ok(Err(refusal)),
        }
    }

    /// How long a ring may go unanswered at this site.
    pub(super) fn patience(&self) -> Result<Patience, CallError> {
        let settings = &self.settings()?.settings;
        Ok(Patience {
            unclaimed: settings.unclaimed_after(),
            missed: settings.missed_after(),
            unseen: settings.unseen_after(),
        })
    }

    /// Stores a step, with everything that it makes due; then tells the open sockets.
    pub(super) fn carry_out(&self, step: Step, now: UnixMillis) -> Result<Outcome, CallError> {
        let outcome = self.carry_out_all(vec![step], now)?.pop();
        outcome.ok_or_else(|| CallError::Failed("a step came to nothing".to_owned()))
    }

    /// Stores steps, with everything that they make due, in one transaction; then tells the open sockets. What each
    /// came to is in their order.
    pub(super) fn carry_out_all(&self, steps: Vec<Step>, now: UnixMillis) -> Result<Vec<Outcome>, CallError> {
        self.moved();
        let mut outcomes = Vec::with_capacity(steps.len());
        let mut watch = Watch::default();
        let (told, due, parcels) = self.sql.atomically(|| {
            let (mut told, mut happened) = (Vec::new(), Vec::new());
            let mut seq = self.seqs_for(&steps)?;
            let (mut timed, mut posted) = (false, false);
            for (case, effects) in steps {
                if !effects.is_empty() {
                    cases::put(&self.sql, &case)?;
                    timed |= [case.rung_due, case.answers.due, case.call_due()].iter().any(Option::is_some);
                }
                let mut acknowledge = None;
                for effect in effects {
                    let what = match effect {
                        Effect::Record(what, agent) => {
                            happened.push(Entry(case.id, now, what, agent));
                            watch.see(what);
                            continue;
                        }
                        Effect::Deliver(topic) => {
                            posted |= self.put_deliveries(&case, topic, now)?;
                            continue;
                        }
                        Effect::SendAnswers { to, after } => {
                            posted |= self.put_answers(&case, &to, after, now)?;
                            continue;
                        }
                        Effect::Acknowledge(message) => {
                            acknowledge = Some(message);
                            continue;
                        }
                        Effect::Append(message) => {
                            messages::append(&self.sql, case.id, &message)?;
                            Told::Message(message)
                        }
                        Effect::ShowAgents => {
                            let row = Told::Row(seq);
                            seq = seq.saturating_add(1);
                            row
                        }
                        Effect::ShowVisitor => Told::State,
                        Effect::ShowVisitorMarks => Told::VisitorMarks,
                        Effect::ShowTeamMarks => Told::TeamMarks,
                        Effect::ShowWayBack => Told::WayBack,
                    };
                    told.push((outcomes.len(), what));
                }
                outcomes.push(Outcome { case, acknowledge });
            }
            events::record(&self.sql, &happened)?;
            let parcels = if posted { outbox::take_due(&self.sql, now, AT_ONCE)? } else { Vec::new() };
            let due = if timed || posted { self.next_due()? } else { None };
            Ok::<_, CallError>((told, due, parcels))
        })?;
        self.wake.need(due);
        for (of, what) in told {
            if let Some(Outcome { case, .. }) = outcomes.get(of) {
                self.tell(case, what)?;
            }
        }
        if watch.moves {
            self.show_floor()?;
        } else if watch.presses {
            // Whoever counts as there may have been silent for a while already.
            self.wake.need(next_look(&self.moment()?.seats, true, self.since, now));
        }
        hand_over_soon::<Handover>(&self.state, &self.env, "COURIER", parcels);
        Ok(outcomes)
    }

    /// Counts the changes in `steps` that the agents see; gives the number of the first.
    fn seqs_for(&self, steps: &[Step]) -> Result<u32, CallError> {
        let effects = steps.iter().flat_map(|(_, effects)| effects);
        match effects.filter(|effect| **effect == Effect::ShowAgents).count() {
            0 => Ok(0),
            shown => Ok(cases::next_feed_seqs(&self.sql, u32::try_from(shown).unwrap_or(u32::MAX))?),
        }
    }

    fn tell(&self, case: &Case, told: Told) -> Result<(), CallError> {
        let id = case.id;
        match told {
            Told::Row(seq) => self.show_row(case, seq)?,
            Told::State => {
                self.to_visitor(id, &ToVisitor::State(case.talk(self.outlook(case)?)));
            }
            Told::Message(message) => {
                self.to_talkers(case, &ToAgent::Message { case: id, message: message.clone() });
                self.to_visitor(id, &ToVisitor::Message { message });
            }
            Told::VisitorMarks => {
                self.to_talkers(case, &ToAgent::Seen { case: id, marks: case.visitor_marks });
            }
            Told::TeamMarks => self.to_visitor(id, &ToVisitor::Seen { marks: case.team_marks }),
            Told::WayBack => {
                if let Some(frame) = self.answers_to(case)? {
                    self.to_visitor(id, &frame);
                }
            }
        }
        Ok(())
    }

    /// A case as the agents see it.
    pub(super) fn row(&self, case: &Case) -> Result<CaseRow, CallError> {
        let mut row = case.row();
        if row.is_ringing() {
            row.rings = self.rings(case)?;
        }
        row.before = cases::before(&self.sql, case)?.iter().map(Case::before).collect();
        Ok(row)
    }

    /// Tells the team and the visitors who wait how the floor is now.
    pub(super) fn show_floor(&self) -> Result<(), CallError> {
        let moment = self.moment()?;
        self.show_team(&moment)?;
        for case in &moment.ringing {
            self.to_visitor(case.id, &ToVisitor::State(case.talk(moment.queue.outlook(case))));
        }
        self.show_rings(&moment)?;
        self.wake.need(next_look(&moment.seats, !moment.ringing.is_empty(), self.since, moment.at));
        Ok(())
    }

    /// The case `id`, or the refusal that there is none.
    pub(super) fn case(&self, id: CaseId) -> Result<Result<Case, Refusal>, CallError> {
        Ok(cases::find(&self.sql, id)?.ok_or(Refusal::UnknownCase))
    }

    /// Lets `from` say something in `case`.
    pub(super) fn says(
        &self,
        case: Case,
        from: Author,
        id: ClientId,
        text: MessageText,
    ) -> Result<Result<Outcome, Refusal>, CallError> {
        let earlier = messages::find(&self.sql, case.id, &id)?;
        self.happens(case, Event::Said { from, id, text, earlier })
    }

    /// What the alarm is for: claims whose owners are gone, rungs of the ladder, calls that are due, files whose time
    /// is over, what the outbox still holds, and answers to visitors who have left.
    pub(super) async fn at_alarm(&self) -> Result<(), CallError> {
        let now = clock::now();
        for agent in gone(&self.moment()?.seats, self.since, now) {
            for case in cases::connected(&self.sql, agent)? {
                let second_there = self.is_there(case.second.as_ref())?;
                // A loss can't be refused.
                let _lost = self.happens(case, Event::OwnerLost { second_there })?;
            }
        }
        for case in cases::rungs_due(&self.sql, now)? {
            let rung = self.rung_now(&case)?;
            // A rung can't be refused.
            let _climbed = self.happens(case, Event::RungDue { rung })?;
        }
        self.calls_due(now)?;
        files::forget(&self.sql, now)?;
        let parcels = self.sql.atomically(|| outbox::take_due(&self.sql, clock::now(), AT_ONCE))?;
        hand_over::<Handover>(&self.env, "COURIER", parcels, &|parcels| forget(&self.sql, &parcels)).await;
        self.show_floor()?;
        self.send_answers().await?;
        self.wake.need(self.next_due()?);
        Ok(())
    }

    /// Those for whom a case rings at this moment.
    fn rung_now(&self, case: &Case) -> Result<Vec<AgentId>, CallError> {
        let rings = self.rings(case)?;
        let team = self.team(&*self.moment()?)?.into_iter();
        let free = team.filter(|member| member.presence == Presence::Available).map(|member| member.agent.id);
        Ok(free.filter(|agent| rings.as_ref().is_none_or(|rings| rings.contains(agent))).collect())
    }

    /// When the alarm is needed next.
    pub(super) fn next_due(&self) -> Result<Option<UnixMillis>, CallError> {
        Ok(due::next(&self.sql)?)
    }

    /// A new case's id.
    pub(super) fn new_case_id(&self, now: UnixMillis) -> Result<CaseId, CallError> {
        Ok(CaseId::new(now, &random::bytes()?))
    }
}
