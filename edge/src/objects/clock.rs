//! The clock of the shell. The domain is handed moments; this is the only place that asks the platform for one.

use shared::time::UnixMillis;

/// The moment now. The platform's clock stands still between two of an object's I/O events.
#[expect(clippy::disallowed_methods, reason = "the shell's one clock")]
pub(crate) fn now() -> UnixMillis {
    UnixMillis(worker::Date::now().as_millis())
}
