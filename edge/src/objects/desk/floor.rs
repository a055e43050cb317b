//! The floor: who of the team is at the desk, as the object sees it.
//!
//! The platform answers pings without waking the object and keeps the time of the last one for each socket. So a
//! healthy console costs the object nothing, and whether it lives is read where it matters: at a ring, at a press, and
//! at the alarm while something rings or a claim stands.

use std::collections::BTreeMap;

use shared::{
    case::{Agent, Channel},
    desk::{Session, ToAgent},
    ids::{AgentId, CaseId},
    presence::{Chosen, Member, Presence},
    talk::Prospect,
    time::UnixMillis,
};
use wasm_bindgen::prelude::*;
use worker::{State, WebSocket};

use super::{
    super::zone::openings,
    CallError, Desk,
    moment::Moment,
    sockets::{AGENTS, Peer},
};
use crate::{
    domain::{
        case::Case,
        presence::{Seat, rung},
        queue::prospect,
    },
    hop::ReadProspect,
    store::{
        agents::{self, Remembered},
        cases,
    },
};

#[wasm_bindgen]
extern "C" {
    /// `DurableObjectState`, as far as the `worker` crate does not bind it.
    type WatchfulState;

    #[wasm_bindgen(method, catch, js_name = getWebSocketAutoResponseTimestamp)]
    fn auto_response_timestamp(this: &WatchfulState, socket: &JsValue) -> Result<JsValue, JsValue>;
}

/// Everybody who was ever here, with their open sockets.
#[derive(Default)]
pub(super) struct Floor {
    members: BTreeMap<AgentId, Place>,
    /// Where everybody was when the team was last told.
    told: BTreeMap<AgentId, (Presence, Chosen)>,
    /// For whom each case rang when the team was last told, of a site that does not ring for everybody.
    rings: BTreeMap<CaseId, Option<Vec<AgentId>>>,
}

struct Place {
    member: Remembered,
    sockets: Vec<Open>,
}

/// An open socket, and when it opened.
struct Open {
    socket: WebSocket,
    since: UnixMillis,
}

impl Open {
    fn proof(&self, state: &State) -> UnixMillis {
        let state: &JsValue = state.as_raw().as_ref();
        let answered = state.unchecked_ref::<WatchfulState>().auto_response_timestamp(self.socket.as_ref());
        // Milliseconds since the epoch, or `null` before the first ping.
        let answered = answered.ok().and_then(|date| date.dyn_into::<js_sys::Date>().ok());
        let answered = answered.map(|date| UnixMillis(date.get_time() as u64));
        answered.map_or(self.since, |answered| answered.max(self.since))
    }
}

impl Desk {
    /// Notes that an agent has opened a socket.
    pub(super) fn came(
        &self,
        session: &Session,
        socket: &WebSocket,
        now: UnixMillis,
    ) -> Result<(), CallError> {
        self.moved();
        self.on_floor(|floor| {
            let Session { agent, role, .. } = session;
            let place = floor.members.entry(agent.id.clone()).or_insert_with(|| Place {
                member: Remembered {
                    agent: agent.clone(),
                    role: *role,
                    chosen: Chosen::default(),
                    seen_at: now,
                },
                sockets: Vec::new(),
            });
            place.member = Remembered {
                agent: agent.clone(),
                role: *role,
                chosen: place.member.chosen,
                seen_at: place.member.seen_at.max(now),
            };
            place.sockets.retain(|open| open.socket != *socket);
            place.sockets.push(Open { socket: socket.clone(), since: now });
            agents::put(&self.sql, &place.member)
        })
    }

    /// Notes that an agent's socket is gone. When they were last seen is kept, for their claims to stand a while.
    pub(super) fn went(&self, agent: &AgentId, socket: &WebSocket) -> Result<(), CallError> {
        self.moved();
        self.on_floor(|floor| {
            let Some(place) = floor.members.get_mut(agent) else { return Ok(()) };
            let Some(at) = place.sockets.iter().position(|open| open.socket == *socket) else {
                return Ok(());
            };
            let proof = place.sockets.swap_remove(at).proof(&self.state);
            place.member.seen_at = place.member.seen_at.max(proof);
            agents::put(&self.sql, &place.member)
        })
    }

    /// Notes what an agent says of themselves.
    pub(super) fn choose(&self, agent: &AgentId, chosen: Chosen) -> Result<(), CallError> {
        self.moved();
        self.on_floor(|floor| match floor.members.get_mut(agent) {
            Some(place) if place.member.chosen != chosen => {
                place.member.chosen = chosen;
                agents::put(&self.sql, &place.member)
            }
            Some(_) | None => Ok(()),
        })
    }

    /// What an agent says of themselves.
    pub(super) fn chosen(&self, agent: &AgentId) -> Result<Chosen, CallError> {
        self.on_floor(|floor| {
            Ok(floor.members.get(agent).map(|place| place.member.chosen).unwrap_or_default())
        })
    }

    /// Everybody, as they are at this moment.
    pub(super) fn seats(&self) -> Result<Vec<Seat>, CallError> {
        let talks = cases::talks(&self.sql)?;
        self.on_floor(|floor| {
            let talks = |agent: &AgentId| talks.get(agent).copied().unwrap_or_default();
            let seat = |place: &Place| Seat {
                agent: place.member.agent.clone(),
                role: place.member.role,
                chosen: place.member.chosen,
                proof: place.sockets.iter().map(|open| open.proof(&self.state)).max(),
                seen_at: place.member.seen_at,
                talks: talks(&place.member.agent.id).0,
                leases: talks(&place.member.agent.id).1,
            };
            Ok(floor.members.values().map(seat).collect())
        })
    }

    /// Who of the team is at the desk.
    pub(super) fn team(&self, moment: &Moment) -> Result<Vec<Member>, CallError> {
        let at_once = self.settings()?.settings.talks_at_once;
        let member = |seat: &Seat| Member {
            agent: seat.agent.clone(),
            role: seat.role,
            presence: seat.presence(moment.at, at_once),
            chosen: seat.chosen,
        };
        Ok(moment.seats.iter().map(member).filter(|member| member.presence != Presence::Gone).collect())
    }

    /// What a visitor can count on who has not pressed yet. Where one may soon wish to talk in the language of `cue`, an
    /// agent hears it.
    pub(super) fn prospect(&self, ReadProspect(cue): ReadProspect) -> Result<Prospect, CallError> {
        let (settings, moment) = (self.settings()?, self.moment()?);
        if let Some(language) = cue {
            self.cue(&settings.settings, &moment, language)?;
        }
        let calls = settings.settings.channels().contains(&Channel::Callback);
        let openings = calls.then(|| openings(&settings.settings, moment.at));
        Ok(prospect(&moment.queue, openings.as_ref(), moment.at))
    }

    /// Whom a case rings for, where that is not everybody.
    pub(super) fn rings(&self, case: &Case) -> Result<Option<Vec<AgentId>>, CallError> {
        let settings = self.settings()?;
        if settings.settings.team.is_empty() {
            return Ok(None);
        }
        let moment = self.moment()?;
        Ok(rung(&settings.settings, &case.response, &moment.seats, moment.at))
    }

    /// Tells the team who came, went or became free.
    pub(super) fn show_team(&self, moment: &Moment) -> Result<(), CallError> {
        let team = self.team(moment)?;
        let changed = self.on_floor(|floor| {
            let here: BTreeMap<_, _> = team
                .iter()
                .map(|member| (member.agent.id.clone(), (member.presence, member.chosen)))
                .collect();
            let mut changed: Vec<Member> = team
                .into_iter()
                .filter(|member| floor.told.get(&member.agent.id) != here.get(&member.agent.id))
                .collect();
            let left = floor.told.keys().filter(|agent| !here.contains_key(agent));
            changed.extend(left.filter_map(|agent| {
                let member = &floor.members.get(agent)?.member;
                Some(Member {
                    agent: member.agent.clone(),
                    role: member.role,
                    presence: Presence::Gone,
                    chosen: member.chosen,
                })
            }));
            floor.told = here;
            Ok(changed)
        })?;
        for member in changed {
            self.to_agents(&ToAgent::Member(member));
        }
        Ok(())
    }

    /// Tells the team of every case that rings for others than they were told: who is there decides on that, too.
    pub(super) fn show_rings(&self, moment: &Moment) -> Result<(), CallError> {
        // What rings no more is forgotten at every site.
        self.on_floor(|floor| {
            floor.rings.retain(|id, _| moment.ringing.iter().any(|case| case.id == *id));
            Ok(())
        })?;
        if self.settings()?.settings.team.is_empty() {
            return Ok(());
        }
        for case in &moment.ringing {
            let rings = self.rings(case)?;
            if self.on_floor(|floor| Ok(floor.rings.get(&case.id) != Some(&rings)))? {
                let seq = cases::next_feed_seqs(&self.sql, 1)?;
                self.show_row(case, seq)?;
            }
        }
        Ok(())
    }

    /// Shows the team a case as it is now, as the change `seq`.
    pub(super) fn show_row(&self, case: &Case, seq: u32) -> Result<(), CallError> {
        let row = self.row(case)?;
        if row.is_ringing() {
            self.on_floor(|floor| {
                floor.rings.insert(case.id, row.rings.clone());
                Ok(())
            })?;
        }
        self.to_agents(&ToAgent::Case { seq, row });
        Ok(())
    }

    /// The name of a colleague who is at the desk.
    pub(super) fn colleague(&self, agent: &AgentId) -> Result<Option<Agent>, CallError> {
        let moment = self.moment()?;
        let there = moment.seats.iter().find(|seat| seat.agent.id == *agent && seat.is_there(moment.at));
        Ok(there.map(|seat| seat.agent.clone()))
    }

    /// Whether somebody is given, and at the desk.
    pub(super) fn is_there(&self, agent: Option<&Agent>) -> Result<bool, CallError> {
        let Some(agent) = agent else { return Ok(false) };
        Ok(self.colleague(&agent.id)?.is_some())
    }

    fn on_floor<T>(
        &self,
        work: impl FnOnce(&mut Floor) -> Result<T, crate::store::sql::StoreError>,
    ) -> Result<T, CallError> {
        let mut floor = self.floor.borrow_mut();
        let floor = match &mut *floor {
            Some(floor) => floor,
            none => none.insert(self.found()?),
        };
        Ok(work(floor)?)
    }

    /// The floor as it is found when the object wakes: what is stored, and the sockets that are open.
    fn found(&self) -> Result<Floor, CallError> {
        let place = |member: Remembered| (member.agent.id.clone(), Place { member, sockets: Vec::new() });
        let mut members: BTreeMap<_, _> = agents::all(&self.sql)?.into_iter().map(place).collect();
        for socket in self.state.get_websockets_with_tag(AGENTS) {
            if let Ok(Some(Peer::Agent { session, since, .. })) = Peer::of(&socket)
                && let Some(place) = members.get_mut(&session.agent.id)
            {
                place.sockets.push(Open { socket, since });
            }
        }
        Ok(Floor { members, told: BTreeMap::new(), rings: BTreeMap::new() })
    }
}
