//! The visitor's side of a conversation: the press, the socket, and the plain page's calls.

use std::collections::BTreeMap;

use shared::{
    case::Marks,
    desk::ToAgent,
    ids::{AgentId, CaseId},
    page_errors::PageErrors,
    problem::Refusal,
    response::Response as VisitorResponse,
    talk::{Author, FromVisitor, PROTOCOL, ToVisitor},
};
use worker::{Response, WebSocket};

use super::{
    CallError, Desk, clock,
    sockets::{Peer, end, send_one},
};
use crate::{
    domain::case::{Case, Effect, Event, open, step},
    hop::{PressCall, PressTaken, ReadTalk, Respond, SayCall, Talk},
    store::{cases, messages, tickets},
};

impl Desk {
    /// Opens the cases of responses, or notes that they changed.
    pub(super) fn respond(&self, call: Respond) -> Result<(), CallError> {
        let now = clock::now();
        let patience = self.patience()?;
        let ids: Vec<_> = call.responses.iter().map(|response| response.id).collect();
        let known = cases::find_by_responses(&self.sql, &ids)?;
        let mut cases: BTreeMap<_, _> = known.into_iter().map(|case| (case.response.id, case)).collect();
        let mut steps = Vec::new();
        for response in call.responses {
            let id = response.id;
            let next = match cases.remove(&id) {
                None => open(self.new_case_id(now)?, response, now),
                Some(case) => {
                    match step(case.clone(), Event::Responded(response), now, patience) {
                        Ok(next) => next,
                        // A case that is over takes nothing in any more.
                        Err(_) => (case, Vec::new()),
                    }
                }
            };
            cases.insert(id, next.0.clone());
            steps.push(next);
        }
        self.carry_out_all(steps, now)?;
        Ok(())
    }

    /// Opens the case of a press whose tap never arrived: the agents see it once, as it rings.
    fn open_pressed(
        &self,
        response: VisitorResponse,
        key_digest: String,
        page_errors: PageErrors,
    ) -> Result<Result<PressTaken, Refusal>, CallError> {
        let now = clock::now();
        let (case, mut effects) = open(self.new_case_id(now)?, response, now);
        effects.retain(|effect| *effect != Effect::ShowAgents);
        let pressed = Event::Pressed { key_digest, page_errors, owner_there: false };
        let (case, more) = match step(case, pressed, now, self.patience()?) {
            Ok(step) => step,
            Err(refusal) => return Ok(Err(refusal)),
        };
        effects.extend(more);
        let case = self.carry_out((case, effects), now)?.case;
        let state = case.talk(self.outlook(&case)?);
        Ok(Ok(PressTaken { first: true, state }))
    }

    /// Requests a handoff.
    pub(super) fn press(&self, call: PressCall) -> Result<Result<PressTaken, Refusal>, CallError> {
        let PressCall { response, key_digest, page_errors } = call;
        let known = cases::find_pressed(&self.sql, &key_digest, response.id)?;
        let holds_key = |case: &Case| case.key_digest.as_ref() == Some(&key_digest);
        if known.iter().any(|case| holds_key(case) && case.response.id != response.id) {
            return Ok(Err(Refusal::OtherKey));
        }
        let case = match known.into_iter().find(|case| case.response.id == response.id) {
            None => return self.open_pressed(response, key_digest, page_errors),
            Some(case) => match self.happens(case, Event::Responded(response))? {
                Ok(outcome) => outcome.case,
                Err(refusal) => return Ok(Err(refusal)),
            },
        };
        let first = case.key_digest.is_none();
        let owner_there = self.is_there(case.owner.as_ref())?;
        let pressed = Event::Pressed { key_digest, page_errors, owner_there };
        let case = match self.happens(case, pressed)? {
            Ok(outcome) => outcome.case,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let state = case.talk(self.outlook(&case)?);
        Ok(Ok(PressTaken { first, state }))
    }

    /// The whole conversation of the visitor with this key.
    pub(super) fn read_talk(&self, call: &ReadTalk) -> Result<Result<Talk, Refusal>, CallError> {
        let Some(case) = cases::find_by_key(&self.sql, &call.key_digest)? else {
            return Ok(Err(Refusal::UnknownCase));
        };
        let messages = messages::after(&self.sql, case.id, 0)?;
        let state = case.talk(self.outlook(&case)?);
        let answers_to = case.answers.to.as_ref().map(|to| to.address.clone());
        if call.shown && case.answers.due.is_some() {
            // What is on the page need not go out. Whether somebody reads it is not known.
            let marks = Marks { got: case.last_seq, read: case.visitor_marks.read };
            let _seen = self.happens(case, Event::Seen { by: None, marks })?;
        }
        Ok(Ok(Talk { state, messages, answers_to }))
    }

    /// A message from the plain page.
    pub(super) fn say(&self, call: SayCall) -> Result<Result<(), Refusal>, CallError> {
        let Some(case) = cases::find_by_key(&self.sql, &call.key_digest)? else {
            return Ok(Err(Refusal::UnknownCase));
        };
        let said = self.says(case, Author::Visitor, call.id, call.text)?;
        Ok(said.map(|_| ()))
    }

    /// Accepts a visitor's socket and sends what happened behind message `after`; none where the key is unknown, and no
    /// ticket either.
    pub(super) fn visitor_socket(&self, key_digest: &str, after: u32) -> Result<Option<Response>, CallError> {
        let mut found = cases::find_by_key(&self.sql, key_digest)?;
        if found.is_none()
            && let Some(case) = tickets::take(&self.sql, key_digest, clock::now())?
        {
            found = cases::find(&self.sql, case)?;
        }
        let Some(case) = found else { return Ok(None) };
        let (socket, response) = self.accept(&Peer::Visitor { case: case.id }, Some(PROTOCOL))?;
        send_one(&socket, &ToVisitor::State(case.talk(self.outlook(&case)?)));
        self.send_messages(&socket, case.id, after)?;
        let newest = self.settings()?;
        let (channels, files) = (newest.settings.channels(), newest.settings.files);
        send_one(&socket, &ToVisitor::Channels { channels, files });
        if let Some(frame) = self.answers_to(&case)? {
            send_one(&socket, &frame);
        }
        Ok(Some(response))
    }

    /// Carries out a frame from a visitor's page.
    pub(super) fn visitor_frame(
        &self,
        socket: &WebSocket,
        case: CaseId,
        text: &str,
    ) -> Result<(), CallError> {
        let frame = match serde_json::from_str(text) {
            Ok(frame) => frame,
            Err(error) => {
                worker::console_warn!("desk: refused a visitor's frame: {error}");
                let refusal = Refusal::BadFrame { detail: error.to_string() };
                send_one(socket, &ToVisitor::Refused { id: None, refusal });
                return Ok(());
            }
        };
        match frame {
            FromVisitor::Resume { after } => self.send_messages(socket, case, after),
            FromVisitor::Seen { marks } => {
                if let Ok(case) = self.case(case)? {
                    // What is over is seen by nobody any more.
                    let _seen = self.happens(case, Event::Seen { by: None, marks })?;
                }
                Ok(())
            }
            FromVisitor::Typing => {
                if let Ok(case) = self.case(case)? {
                    self.to_talkers(&case, &ToAgent::Typing { case: case.id });
                }
                Ok(())
            }
            FromVisitor::Want { channel } => self.visitor_wants(socket, case, channel),
            FromVisitor::AnswersTo { address, key } => {
                self.visitor_gives_way_back(socket, case, address, key)
            }
            FromVisitor::AskIce => self.visitor_reaches(socket, case, None),
            FromVisitor::Signal { signal } => self.visitor_reaches(socket, case, Some(signal)),
            FromVisitor::AskTicket => self.visitor_asks_ticket(socket, case),
            FromVisitor::Say { id, text } => {
                let said = match self.case(case)? {
                    Ok(case) => self.says(case, Author::Visitor, id.clone(), text)?,
                    Err(refusal) => Err(refusal),
                };
                match said {
                    Ok(outcome) => {
                        if let Some(message) = outcome.acknowledge {
                            send_one(socket, &ToVisitor::Message { message });
                        }
                    }
                    Err(refusal) => send_one(socket, &ToVisitor::Refused { id: Some(id), refusal }),
                }
                Ok(())
            }
        }
    }

    fn send_messages(&self, socket: &WebSocket, case: CaseId, after: u32) -> Result<(), CallError> {
        for message in messages::after(&self.sql, case, after)? {
            send_one(socket, &ToVisitor::Message { message });
        }
        Ok(())
    }

    /// Notes that a socket is gone. The agents' leaving concerns every visitor who waits.
    pub(super) fn left(&self, socket: &WebSocket) {
        let peer = Peer::of(socket);
        end(socket, 1000, "");
        if let Ok(Some(Peer::Agent { session, .. })) = peer
            && let Err(error) = self.agent_left(&session.agent.id, socket)
        {
            worker::console_error!("desk: seeing an agent off: {error}");
        }
    }

    fn agent_left(&self, agent: &AgentId, socket: &WebSocket) -> Result<(), CallError> {
        self.went(agent, socket)?;
        self.show_floor()
    }
}
