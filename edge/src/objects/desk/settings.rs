//! The settings that a Desk goes by.
//!
//! They are long. So an isolate holds those of its desks once they are read: a desk that wakes in it asks its database for their
//! version alone.

use core::cell::RefCell;
use std::{collections::BTreeMap, rc::Rc};

use shared::{ids::SiteId, settings::Settings};

use super::{CallError, Desk, clock};
use crate::{domain::versioned::Versioned, store::embeds};

thread_local! {
    /// By the id of the object.
    static HELD: RefCell<Vec<(String, Rc<Versioned>)>> = const { RefCell::new(Vec::new()) };
}

impl Desk {
    /// The settings in force.
    pub(super) fn settings(&self) -> Result<Rc<Versioned>, CallError> {
        if let Some(settings) = self.held()? {
            return Ok(settings);
        }
        let stored = embeds::settings(&self.sql)?;
        let stored = stored.ok_or_else(|| CallError::Failed("the desk has no settings".to_owned()))?;
        match self.given(&stored.settings.site)? {
            Some(given) => self.take_over(Some(stored), given),
            // The site was taken away; what is under way there comes to its end by the settings that it had.
            None => Ok(self.hold(stored)),
        }
    }

    /// The settings in force at `site`, whose desk this is. It may be new.
    pub(super) fn settings_of(&self, site: &SiteId) -> Result<Rc<Versioned>, CallError> {
        if let Some(settings) = self.held()? {
            return Ok(settings);
        }
        let given = self.given(site)?.ok_or_else(|| CallError::Failed(format!("SITES has no {site}")))?;
        self.take_over(embeds::settings(&self.sql)?, given)
    }

    /// The settings that the edge was started with.
    fn given(&self, site: &SiteId) -> Result<Option<Settings>, CallError> {
        let mut sites: BTreeMap<SiteId, Settings> =
            serde_json::from_str(&self.env.var("SITES")?.to_string())?;
        Ok(sites.remove(site))
    }

    /// Takes over what is given, where it is newer than what is stored. It can't change while this isolate lives, because a start
    /// makes it anew.
    fn take_over(&self, stored: Option<Versioned>, mut given: Settings) -> Result<Rc<Versioned>, CallError> {
        if let Some(stored) = &stored
            && !given.shards.continues(&stored.settings.shards)
        {
            let shards = &stored.settings.shards;
            worker::console_error!(
                "desk: the shards of {} stay {shards:?}: another table would put stored responses out of reach; \
                 add to its end",
                given.site
            );
            given.shards = shards.clone();
        }
        Ok(self.hold(embeds::save(&self.sql, stored, given, clock::now())?))
    }

    /// The settings, where this object holds them, or the isolate does and they are still the newest.
    fn held(&self) -> Result<Option<Rc<Versioned>>, CallError> {
        if let Some(settings) = self.settings.borrow().as_ref() {
            return Ok(Some(Rc::clone(settings)));
        }
        let id = self.state.id().to_string();
        let held = HELD.with_borrow(|all| {
            all.iter().find(|(object, _)| *object == id).map(|(_, settings)| Rc::clone(settings))
        });
        let Some(held) = held else { return Ok(None) };
        if embeds::version(&self.sql)? != Some(held.version) {
            return Ok(None);
        }
        self.settings.replace(Some(Rc::clone(&held)));
        Ok(Some(held))
    }

    fn hold(&self, settings: Versioned) -> Rc<Versioned> {
        let settings = Rc::new(settings);
        let id = self.state.id().to_string();
        HELD.with_borrow_mut(|all| {
            all.retain(|(object, _)| *object != id);
            all.push((id, Rc::clone(&settings)));
        });
        self.settings.replace(Some(Rc::clone(&settings)));
        settings
    }
}
