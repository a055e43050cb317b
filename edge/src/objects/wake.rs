//! The one alarm that an object has.

use core::{cell::Cell, time::Duration};

use shared::time::UnixMillis;
use worker::{ScheduledTime, Storage};

use super::clock;

/// When to look again after an alarm that could not do its work.
const AFTER_FAILURE: Duration = Duration::from_secs(10);

/// Keeps an object's alarm at the earliest moment that something is due.
pub(crate) struct Wake {
    storage: Storage,
    /// When the alarm is known to be set; unknown after a start, because the alarm outlives the object's memory.
    armed: Cell<Option<UnixMillis>>,
    /// What [`Wake::settle`] has to set it to.
    needed: Cell<Option<UnixMillis>>,
}

impl Wake {
    /// The alarm of the object with this storage.
    pub(crate) fn new(storage: Storage) -> Self {
        Self { storage, armed: Cell::new(None), needed: Cell::new(None) }
    }

    /// Makes sure that the alarm rings at `due` or before. Called in the turn of the transaction that made something
    /// due, so that both are committed together. An alarm that rings too early is harmless.
    pub(crate) async fn at(&self, due: Option<UnixMillis>) -> worker::Result<()> {
        let Some(due) = due else { return Ok(()) };
        if self.armed.get().is_some_and(|armed| armed <= due) {
            return Ok(());
        }
        self.armed.set(Some(due));
        #[expect(clippy::cast_precision_loss, reason = "moments stay below 2^53")]
        let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(due.0 as f64));
        let set = self.storage.set_alarm(ScheduledTime::new(date)).await;
        if set.is_err() {
            self.armed.set(None);
        }
        set
    }

    /// Notes that something is due then, for [`Wake::settle`], which is to be called before the turn ends.
    pub(crate) fn need(&self, due: Option<UnixMillis>) {
        self.needed.set([self.needed.get(), due].into_iter().flatten().min());
    }

    /// Does what was noted, in the turn of the transactions that made it needed.
    pub(crate) async fn settle(&self) -> worker::Result<()> {
        self.at(self.needed.take()).await
    }

    /// Sets the alarm a little later, for one that could not do its work. It fails only into the log, because an
    /// alarm that throws is repeated by the platform a few times and then forgotten.
    pub(crate) async fn soon(&self) {
        if let Err(error) = self.at(Some(clock::now().after(AFTER_FAILURE))).await {
            worker::console_error!("setting the alarm: {error}");
        }
    }

    /// Notes that the alarm rang, so that none is set.
    pub(crate) fn rang(&self) {
        self.armed.set(None);
    }
}
