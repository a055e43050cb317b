//! Voice, as far as it passes the Desk: the wish for it, the servers, and what the two browsers say to each other.
//!
//! *Invariant:* a signal is handed on or refused. It is never stored, and never written into the log.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use shared::{
    case::Channel,
    desk::ToAgent,
    ids::{CaseId, TalkKey},
    problem::Refusal,
    talk::ToVisitor,
    voice::Signal,
};
use worker::WebSocket;

use super::{super::random, CallError, Desk, clock, sockets::send_one};
use crate::{
    domain::{
        case::Event,
        session::digest,
        voice::{End, ice_servers, reach, ticket},
    },
    store::tickets,
};

impl Desk {
    /// The visitor would like to talk in another way.
    pub(super) fn visitor_wants(
        &self,
        socket: &WebSocket,
        case: CaseId,
        channel: Channel,
    ) -> Result<(), CallError> {
        let offered = self.settings()?.settings.channels().contains(&channel);
        let wanted = match self.case(case)? {
            Ok(case) if offered => self.happens(case, Event::Wanted(channel))?.map(|_| ()),
            Ok(_) => Err(Refusal::NotOffered),
            Err(refusal) => Err(refusal),
        };
        tell_visitor(socket, wanted);
        Ok(())
    }

    /// Gives the visitor a ticket, with which a window of its own has one socket into the conversation.
    pub(super) fn visitor_asks_ticket(&self, socket: &WebSocket, case: CaseId) -> Result<(), CallError> {
        let settings = self.settings()?;
        let until = match self.case(case)? {
            Ok(case) => ticket(&case, &settings.settings.voice, clock::now()),
            Err(refusal) => Err(refusal),
        };
        match until {
            Ok(until) => {
                let ticket = BASE64_URL_SAFE_NO_PAD.encode(random::bytes::<24>()?);
                tickets::put(&self.sql, case, &digest(&ticket), until)?;
                send_one(socket, &ToVisitor::Ticket { ticket: TalkKey::try_from(ticket)? });
            }
            Err(refusal) => tell_visitor(socket, Err(refusal)),
        }
        Ok(())
    }

    /// Does what `from` wants of the other end of `case`, or of the Desk, as far as the domain allows it: hands a word on, or
    /// tells the servers where there is none.
    pub(super) fn reaches(
        &self,
        socket: &WebSocket,
        case: CaseId,
        from: End<'_>,
        signal: Option<Signal>,
    ) -> Result<Result<(), Refusal>, CallError> {
        let settings = self.settings()?;
        let voice = &settings.settings.voice;
        let found = match self.case(case)? {
            Ok(case) => case,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let owner = match reach(&found, voice, from) {
            Ok(owner) => owner,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let servers = || ice_servers(&found, voice, clock::now());
        match (from, signal) {
            (End::Visitor, Some(signal)) => self.to_agent(owner, &ToAgent::Signal { case, signal }),
            (End::Agent(_), Some(signal)) => self.to_visitor(case, &ToVisitor::Signal { signal }),
            (End::Visitor, None) => send_one(socket, &ToVisitor::Ice { servers: servers() }),
            (End::Agent(_), None) => send_one(socket, &ToAgent::Ice { case, servers: servers() }),
        }
        Ok(Ok(()))
    }

    /// The same for a visitor's page, which is told of a refusal alone.
    pub(super) fn visitor_reaches(
        &self,
        socket: &WebSocket,
        case: CaseId,
        signal: Option<Signal>,
    ) -> Result<(), CallError> {
        tell_visitor(socket, self.reaches(socket, case, End::Visitor, signal)?);
        Ok(())
    }
}

pub(super) fn tell_visitor(socket: &WebSocket, told: Result<(), Refusal>) {
    if let Err(refusal) = told {
        send_one(socket, &ToVisitor::Refused { id: None, refusal });
    }
}
