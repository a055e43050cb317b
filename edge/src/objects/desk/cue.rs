//! The soft cue to one agent that somebody may come. It is stored nowhere: a Desk that slept in between has forgotten the
//! last one, but it does not fall asleep before another one may go out.

use shared::{desk::ToAgent, language::Language, settings::Settings, time::UnixMillis};

use super::{CallError, Desk};
use crate::{
    domain::{cue::cued, presence::Seat},
    store::events,
};

impl Desk {
    /// Gives it, where an agent is free and none was given just now.
    pub(super) fn cue(
        &self,
        settings: &Settings,
        seats: &[Seat],
        language: Language,
        now: UnixMillis,
    ) -> Result<(), CallError> {
        let rested = events::rested(&self.sql)?;
        if let Some(agent) = cued(settings, seats, &rested, language, self.cued_at.get(), now) {
            self.cued_at.set(Some(now));
            self.to_agent(agent, &ToAgent::Cue);
        }
        Ok(())
    }
}
