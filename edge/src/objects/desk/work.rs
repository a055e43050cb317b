//! Carrying out what the domain decided on a case.

use shared::{
    case::Agent,
    desk::ToAgent,
    ids::{CaseId, ClientId},
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
        case::{Case, Effect, Event, Step, step},
        delivery::Handover,
    },
    store::{cases, events, messages, outbox, sql::Sql},
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

/// What is told to open sockets once a step is stored.
enum Told {
    Agents(ToAgent),
    Visitor(ToVisitor),
    Message(Message),
}

impl Desk {
    /// Decides on `event` for `case`, stores the outcome and tells everybody concerned.
    pub(super) async fn happens(
        &self,
        case: Case,
        event: Event,
    ) -> Result<Result<Outcome, Refusal>, CallError> {
        let now = clock::now();
        let unclaimed_after = self.settings()?.settings.unclaimed_after();
        match step(case, event, now, unclaimed_after) {
            Ok(step) => Ok(Ok(self.carry_out(step, now).await?)),
            Err(refusal) => Ok(Err(refusal)),
        }
    }

    /// Stores a step, with everything that it makes due; then tells the open sockets.
    pub(super) async fn carry_out(&self, step: Step, now: UnixMillis) -> Result<Outcome, CallError> {
        let outcome = self.carry_out_all(vec![step], now).await?.pop();
        outcome.ok_or_else(|| CallError::Failed("a step came to nothing".to_owned()))
    }

    /// Stores steps, with everything that they make due, in one transaction; then tells the open sockets. What each
    /// came to is in their order.
    pub(super) async fn carry_out_all(
        &self,
        steps: Vec<Step>,
        now: UnixMillis,
    ) -> Result<Vec<Outcome>, CallError> {
        let mut outcomes = Vec::with_capacity(steps.len());
        let (told, due, parcels) = self.sql.atomically(|| {
            let mut told = Vec::new();
            let (mut timed, mut posted) = (false, false);
            for (case, effects) in steps {
                if !effects.is_empty() {
                    cases::put(&self.sql, &case)?;
                    timed |= case.rung_due.is_some();
                }
                let mut acknowledge = None;
                for effect in effects {
                    let frame = match effect {
                        Effect::Record(what, agent) => {
                            events::record(&self.sql, case.id, what, agent.as_ref(), now)?;
                            continue;
                        }
                        Effect::Deliver(topic) => {
                            posted |= self.put_deliveries(&case, topic, now)?;
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
                            let seq = cases::next_feed_seq(&self.sql)?;
                            Told::Agents(ToAgent::Case { seq, row: case.row() })
                        }
                        Effect::ShowVisitor => Told::Visitor(ToVisitor::State(case.talk(self.present(None)))),
                    };
                    told.push((case.id, case.owner.clone(), frame));
                }
                outcomes.push(Outcome { case, acknowledge });
            }
            let parcels = if posted { outbox::take_due(&self.sql, now, AT_ONCE)? } else { Vec::new() };
            let due = if timed || posted { self.next_due()? } else { None };
            Ok::<_, CallError>((told, due, parcels))
        })?;
        self.wake.at(due).await?;
        for (case, owner, told) in told {
            self.tell(case, owner, told);
        }
        hand_over_soon::<Handover>(&self.state, &self.env, "COURIER", parcels);
        Ok(outcomes)
    }

    fn tell(&self, case: CaseId, owner: Option<Agent>, told: Told) {
        match told {
            Told::Agents(frame) => self.to_agents(&frame),
            Told::Visitor(frame) => self.to_visitor(case, &frame),
            Told::Message(message) => {
                if let Some(owner) = owner {
                    self.to_agent(&owner.id, &ToAgent::Message { case, message: message.clone() });
                }
                self.to_visitor(case, &ToVisitor::Message { message });
            }
        }
    }

    /// The case `id`, or the refusal that there is none.
    pub(super) fn case(&self, id: CaseId) -> Result<Result<Case, Refusal>, CallError> {
        Ok(cases::find(&self.sql, id)?.ok_or(Refusal::UnknownCase))
    }

    /// Lets `from` say something in `case`.
    pub(super) async fn says(
        &self,
        case: Case,
        from: Author,
        id: ClientId,
        text: MessageText,
    ) -> Result<Result<Outcome, Refusal>, CallError> {
        let earlier = messages::find(&self.sql, case.id, &id)?;
        self.happens(case, Event::Said { from, id, text, earlier }).await
    }

    /// What the alarm is for: rungs of the ladder, and what the outbox still holds.
    pub(super) async fn at_alarm(&self) -> Result<(), CallError> {
        for case in cases::rungs_due(&self.sql, clock::now())? {
            // A rung can't be refused.
            let _climbed = self.happens(case, Event::RungDue).await?;
        }
        let parcels = self.sql.atomically(|| outbox::take_due(&self.sql, clock::now(), AT_ONCE))?;
        hand_over::<Handover>(&self.env, "COURIER", parcels, &|parcels| forget(&self.sql, &parcels)).await;
        self.wake.at(self.next_due()?).await?;
        Ok(())
    }

    /// When the alarm is needed next.
    pub(super) fn next_due(&self) -> Result<Option<UnixMillis>, CallError> {
        let moments = [cases::next_rung(&self.sql)?, outbox::next_due(&self.sql)?];
        Ok(moments.into_iter().flatten().min())
    }

    /// A new case's id.
    pub(super) fn new_case_id(&self, now: UnixMillis) -> Result<CaseId, CallError> {
        Ok(CaseId::new(now, &random::bytes()?))
    }
}
