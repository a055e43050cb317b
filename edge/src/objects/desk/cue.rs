//! The soft cue to one agent that somebody may come. It is stored nowhere: a Desk that slept in between has forgotten the
//! last one, but it does not fall asleep before another one may go out.

use shared::{desk::ToAgent, language::Language, settings::Settings};

use super::{CallError, Desk, moment::Moment};
use crate::{domain::cue::cued, store::events};

impl Desk {
    /// Gives it, where an agent is free and none was given just now.
    pub(super) fn cue(
        &self,
        settings: &Settings,
        moment: &Moment,
        language: Language,
    ) -> Result<(), CallError> {
        let rested = events::rested(&self.sql)?;
        if let Some(agent) = cued(settings, &moment.seats, &rested, language, self.cued_at.get(), moment.at) {
            self.cued_at.set(Some(moment.at));
            self.to_agent(agent, &ToAgent::Cue);
        }
        Ok(())
    }
}
