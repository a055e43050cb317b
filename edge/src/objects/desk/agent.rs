//! The team's side: sessions, the agents' sockets and their verbs.

use shared::{
    case::{Invitation, Resolution},
    desk::{FromAgent, Session, SignIn, Snapshot, ToAgent, Verb},
    ids::{CaseId, SiteId},
    presence::Chosen,
    problem::Refusal,
    settings::Settings,
    talk::{Author, ToVisitor},
};
use worker::{Response, WebSocket};

use super::{
    CallError, Desk, clock,
    sockets::{Peer, end, send_one},
};
use crate::{
    domain::{
        case::Event,
        session::{SignInError, sign_in},
        voice::End,
    },
    hop::SignInCall,
    store::{cases, messages, sessions, sql::Sql},
};

impl Desk {
    /// Turns a one-time link into a session.
    pub(super) fn sign_in(
        &self,
        site: &SiteId,
        call: &SignInCall,
    ) -> Result<Result<(), SignInError>, CallError> {
        let links: Vec<SignIn> = match self.env.var("SIGN_INS") {
            Ok(links) => serde_json::from_str(&links.to_string())?,
            Err(_) => Vec::new(),
        };
        let now = clock::now();
        self.sql.atomically(|| {
            let used = sessions::link_used(&self.sql, &call.link_digest)?;
            match sign_in(site, &links, &call.link_digest, used, now) {
                Ok(stored) => {
                    sessions::use_link(&self.sql, &call.link_digest, now)?;
                    sessions::put(&self.sql, &call.session_digest, &stored, now)?;
                    Ok(Ok(()))
                }
                Err(refused) => Ok(Err(refused)),
            }
        })
    }

    /// The session under this digest.
    pub(super) fn session(&self, session_digest: &str) -> Result<Option<Session>, CallError> {
        let stored = sessions::find(&self.sql, session_digest, clock::now())?;
        Ok(stored.map(|stored| stored.session))
    }

    /// Ends a session and closes its sockets.
    pub(super) fn sign_out(&self, session_digest: &str) -> Result<(), CallError> {
        sessions::end(&self.sql, session_digest)?;
        self.close_session(session_digest);
        Ok(())
    }

    /// Accepts an agent's socket and sends the whole desk; none where the session is unknown or has ended.
    pub(super) fn agent_socket(&self, session_digest: &str) -> Result<Option<Response>, CallError> {
        let Some(session) = self.session(session_digest)? else { return Ok(None) };
        let since = clock::now();
        let peer = Peer::Agent { session: session.clone(), session_digest: session_digest.to_owned(), since };
        let (socket, response) = self.accept(&peer, None)?;
        self.came(&session, &socket, since)?;
        send_one(&socket, &ToAgent::Snapshot(self.snapshot(session)?));
        self.show_floor()?;
        Ok(Some(response))
    }

    /// Carries out a frame from an agent's console.
    pub(super) fn agent_frame(
        &self,
        socket: &WebSocket,
        session: &Session,
        session_digest: &str,
        text: &str,
    ) -> Result<(), CallError> {
        if self.session(session_digest)?.is_none() {
            end(socket, 4401, "the session has ended: sign in again");
            return Ok(());
        }
        let FromAgent { reference, verb } = match serde_json::from_str(text) {
            Ok(frame) => frame,
            Err(error) => {
                worker::console_warn!("desk: refused an agent's frame: {error}");
                let refusal = Refusal::BadFrame { detail: error.to_string() };
                send_one(socket, &ToAgent::Refused { reference: 0, refusal });
                return Ok(());
            }
        };
        match self.carry_out_verb(socket, session, verb)? {
            Ok(()) => send_one(socket, &ToAgent::Done { reference }),
            Err(refusal) => send_one(socket, &ToAgent::Refused { reference, refusal }),
        }
        Ok(())
    }

    fn carry_out_verb(
        &self,
        socket: &WebSocket,
        session: &Session,
        verb: Verb,
    ) -> Result<Result<(), Refusal>, CallError> {
        let agent = &session.agent;
        match verb {
            Verb::Claim { case } => self.on(case, Event::Claimed { by: agent.clone() }),
            Verb::Say { case, id, text } => {
                let case = match self.case(case)? {
                    Ok(case) => case,
                    Err(refusal) => return Ok(Err(refusal)),
                };
                let id_of_case = case.id;
                let said = self.says(case, Author::Agent(agent.clone()), id, text)?;
                Ok(said.map(|outcome| {
                    if let Some(message) = outcome.acknowledge {
                        send_one(socket, &ToAgent::Message { case: id_of_case, message });
                    }
                }))
            }
            Verb::Read { case, after } => {
                let case = match self.case(case)? {
                    Ok(case) => case.id,
                    Err(refusal) => return Ok(Err(refusal)),
                };
                let messages = messages::after(&self.sql, case, after)?;
                send_one(socket, &ToAgent::Messages { case, messages });
                Ok(Ok(()))
            }
            Verb::Resolve { case, resolution } => {
                let known = listed(&self.settings()?.settings, &resolution);
                let resolved = match self.case(case)? {
                    Ok(_) if !known => Err(Refusal::UnknownChoice),
                    Ok(case) => self.happens(case, Event::Resolved { by: agent.id.clone(), resolution })?,
                    Err(refusal) => Err(refusal),
                };
                if resolved.is_ok() && self.chosen(&agent.id)? == Chosen::WrapUp {
                    self.choose(&agent.id, Chosen::Available)?;
                    self.show_floor()?;
                }
                Ok(resolved.map(|_| ()))
            }
            Verb::Be { chosen } => {
                self.choose(&agent.id, chosen)?;
                self.show_floor()?;
                Ok(Ok(()))
            }
            Verb::Decline { case } => self.on(case, Event::Declined { by: agent.id.clone() }),
            Verb::Invite { case, agent: to, note } => {
                let invited = match (self.case(case)?, self.colleague(&to)?) {
                    (Ok(case), Some(to)) => {
                        self.happens(case, Event::Invited(Invitation { by: agent.clone(), to, note }))?
                    }
                    (Ok(_), None) => Err(Refusal::NotThere),
                    (Err(refusal), _) => Err(refusal),
                };
                Ok(invited.map(|_| ()))
            }
            Verb::Join { case } => self.on(case, Event::Joined { by: agent.clone() }),
            Verb::Leave { case } => self.on(case, Event::Left { by: agent.id.clone() }),
            Verb::HandOver { case, reason } => {
                let (by, role) = (agent.id.clone(), session.role);
                let case = match self.case(case)? {
                    Ok(case) => case,
                    Err(refusal) => return Ok(Err(refusal)),
                };
                let second_there = self.is_there(case.second.as_ref())?;
                let given = self.happens(case, Event::HandedOver { by, role, reason, second_there })?;
                Ok(given.map(|_| ()))
            }
            Verb::Seen { case, marks } => self.on(case, Event::Seen { by: Some(agent.id.clone()), marks }),
            Verb::Typing { case } => Ok(self.case(case)?.and_then(|case| {
                if !case.is_of(&agent.id) {
                    return Err(Refusal::NotYours);
                }
                self.to_visitor(case.id, &ToVisitor::Typing);
                Ok(())
            })),
            Verb::AskIce { case } => self.reaches(socket, case, End::Agent(&agent.id), None),
            Verb::Signal { case, signal } => self.reaches(socket, case, End::Agent(&agent.id), Some(signal)),
            Verb::Dial { case } => self.dial(&agent.id, case),
            Verb::Called { case, missed } => self.called(&agent.id, case, missed),
            Verb::Resync => {
                send_one(socket, &ToAgent::Snapshot(self.snapshot(session.clone())?));
                Ok(Ok(()))
            }
        }
    }

    fn on(&self, case: CaseId, event: Event) -> Result<Result<(), Refusal>, CallError> {
        match self.case(case)? {
            Ok(case) => Ok(self.happens(case, event)?.map(|_| ())),
            Err(refusal) => Ok(Err(refusal)),
        }
    }

    fn snapshot(&self, me: Session) -> Result<Snapshot, CallError> {
        let settings = self.settings()?.settings.clone();
        let cases = cases::unresolved(&self.sql)?;
        Ok(Snapshot {
            seq: cases::feed_seq(&self.sql)?,
            now: clock::now(),
            bridged: settings.callbacks.as_ref().is_some_and(|callbacks| callbacks.bridges(&me.agent.id)),
            me,
            reasons: settings.reasons_for_team(),
            channels: settings.channels(),
            site_name: settings.name,
            cases: cases.iter().map(|case| self.row(case)).collect::<Result<_, _>>()?,
            team: self.team(&*self.moment()?)?,
            outcomes: settings.outcomes,
            root_causes: settings.root_causes,
            files: settings.files,
        })
    }
}

/// Whether a wrap-up chose from the site's own lists.
fn listed(settings: &Settings, resolution: &Resolution) -> bool {
    settings.outcomes.iter().any(|entry| entry.id == resolution.outcome)
        && settings.root_causes.iter().any(|entry| entry.id == resolution.root_cause)
}
