//! Who may say something to whose browser, and what both are told of the site's servers.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use core::time::Duration;
use hmac::{Hmac, Mac as _};
use sha1::Sha1;
use shared::{
    case::{CaseState, Handoff},
    ids::AgentId,
    problem::Refusal,
    route::{IceServer, Turn, VoiceSettings},
    time::UnixMillis,
};

use super::case::Case;

/// How long a relay trusts a name and a password. A connection that was made lives on behind it.
const LIFETIME: Duration = Duration::from_secs(600);

/// How long a ticket opens a window of its own for the visitor's voice.
const TICKET: Duration = Duration::from_secs(60);

/// One end of a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End<'a> {
    /// The case's visitor.
    Visitor,
    /// A member of the team.
    Agent(&'a AgentId),
}

/// Whether `from` may say something to the browser at the other end of `case` now: only its visitor and its owner may, and
/// only while both are there. Gives the owner.
///
/// # Errors
/// The [`Refusal`] that the sender is told.
pub fn reach<'a>(case: &'a Case, voice: &VoiceSettings, from: End<'_>) -> Result<&'a AgentId, Refusal> {
    if voice.off {
        return Err(Refusal::NotOffered);
    }
    let owner = case.owner.as_ref().map(|owner| &owner.id);
    match from {
        End::Agent(agent) if owner != Some(agent) => return Err(Refusal::NotYours),
        End::Agent(_) | End::Visitor => {}
    }
    if case.state == CaseState::Resolved {
        return Err(Refusal::AlreadyResolved);
    }
    owner.filter(|_| case.handoff == Handoff::Connected).ok_or(Refusal::NotConnected)
}

/// Until when a ticket that the visitor of `case` asks for at `now` counts.
///
/// # Errors
/// The [`Refusal`] that the visitor is told.
pub fn ticket(case: &Case, voice: &VoiceSettings, now: UnixMillis) -> Result<UnixMillis, Refusal> {
    if voice.off {
        Err(Refusal::NotOffered)
    } else if case.handoff == Handoff::Ended {
        Err(Refusal::AlreadyResolved)
    } else {
        Ok(now.after(TICKET))
    }
}

/// What both ends of `case` are told of the servers at `now`.
#[must_use]
pub fn ice_servers(case: &Case, voice: &VoiceSettings, now: UnixMillis) -> Vec<IceServer> {
    let mut servers = Vec::new();
    if !voice.stun.is_empty() {
        servers.push(IceServer { urls: voice.stun.clone(), username: None, credential: None });
    }
    if let Some(turn) = &voice.turn {
        servers.push(with_credentials(turn, &case.id.to_string(), now));
    }
    servers
}

/// As the TURN REST API has it (draft-uberti-behave-turn-rest): the name says until when it counts, the password is made
/// from the name by whoever shares the secret.
fn with_credentials(turn: &Turn, name: &str, now: UnixMillis) -> IceServer {
    let username = format!("{}:{name}", now.after(LIFETIME).0 / 1_000);
    let secret = turn.secret.as_str().as_bytes();
    // HMAC takes a key of any length, so there is no other arm.
    let credential = Hmac::<Sha1>::new_from_slice(secret)
        .map(|mac| STANDARD.encode(mac.chain_update(username.as_bytes()).finalize().into_bytes()));
    IceServer { urls: turn.urls.clone(), username: Some(username), credential: credential.ok() }
}

#[cfg(test)]
mod tests {
    use shared::{case::Agent, ids::CaseId, text::Label};

    use super::*;
    use crate::domain::case::open;

    fn case(owner: Option<&str>, handoff: Handoff) -> Case {
        let response = serde_json::from_str(r#"{"id":"01931d1e-7a3c-7c5d-8f2a-0123456789ab","score":1}"#);
        let (case, _) = open(CaseId::new(UnixMillis(0), &[0; 10]), response.unwrap(), UnixMillis(0));
        let owner = owner.map(|id| Agent { id: id.parse().unwrap(), name: Label::new("Somebody").unwrap() });
        Case { owner, handoff, ..case }
    }

    fn voice(json: &str) -> VoiceSettings {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn only_visitor_and_owner_reach_each_other_while_both_are_there() {
        let check = |case: &Case, settings: &str, from: Option<&str>, want: Result<&str, Refusal>| {
            let agent: Option<AgentId> = from.map(|id| id.parse().unwrap());
            let from = agent.as_ref().map_or(End::Visitor, End::Agent);
            let got = reach(case, &voice(settings), from).map(AgentId::as_str);
            assert_eq!(got, want, "{from:?} {case:?}");
        };
        let connected = case(Some("ana"), Handoff::Connected);
        check(&connected, "{}", None, Ok("ana"));
        check(&connected, "{}", Some("ana"), Ok("ana"));
        check(&connected, "{}", Some("ben"), Err(Refusal::NotYours));
        check(&connected, r#"{"off":true}"#, None, Err(Refusal::NotOffered));
        check(&connected, r#"{"off":true}"#, Some("ana"), Err(Refusal::NotOffered));
        let ringing = case(None, Handoff::Ringing);
        check(&ringing, "{}", None, Err(Refusal::NotConnected));
        check(&ringing, "{}", Some("ana"), Err(Refusal::NotYours));
        check(&case(Some("ana"), Handoff::Offered), "{}", Some("ana"), Err(Refusal::NotConnected));
        let over = Case { state: CaseState::Resolved, ..case(Some("ana"), Handoff::Ended) };
        check(&over, "{}", None, Err(Refusal::AlreadyResolved));
        check(&over, "{}", Some("ana"), Err(Refusal::AlreadyResolved));
    }

    #[test]
    fn a_ticket_counts_for_a_minute_while_there_is_a_talk_to_have() {
        let check = |handoff, settings: &str, want: Result<u64, Refusal>| {
            let got = ticket(&case(Some("ana"), handoff), &voice(settings), UnixMillis(7));
            assert_eq!(got.map(|until| until.0), want);
        };
        check(Handoff::Connected, "{}", Ok(60_007));
        check(Handoff::Ringing, "{}", Ok(60_007));
        check(Handoff::Connected, r#"{"off":true}"#, Err(Refusal::NotOffered));
        check(Handoff::Ended, "{}", Err(Refusal::AlreadyResolved));
    }

    #[test]
    fn relays_are_told_a_name_that_expires_and_a_password_made_from_it() {
        let case = case(Some("ana"), Handoff::Connected);
        let servers = |settings: &str| ice_servers(&case, &voice(settings), UnixMillis(1_764_000_000_900));
        assert_eq!(servers("{}"), []);
        let [stun] = &servers(r#"{"stun":["stun:a.example","stun:b.example"]}"#)[..] else { panic!("one") };
        assert_eq!((stun.urls.len(), &stun.username, &stun.credential), (2, &None, &None));
        let [turn] = &servers(r#"{"turn":{"urls":["turn:a.example"],"secret":"north"}}"#)[..] else {
            panic!("one")
        };
        assert_eq!(turn.urls.len(), 1);
        let name = format!("1764000600:{}", case.id);
        assert_eq!(turn.username.as_deref(), Some(name.as_str()));
        // By another implementation: openssl dgst -sha1 -hmac north -binary, of that name.
        assert_eq!(turn.credential.as_deref(), Some("FQ/a1l5ZTunj7onFUkS3y5rRigA="));
    }
}
