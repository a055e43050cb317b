//! The clock of the shell. The domain is handed moments; this is the only place that asks the platform for one.

use shared::time::UnixMillis;

/// The moment now. The platform's clock stands still between two of an object's I/O events.
#[expect(clippy::disallowed_methods, reason = "the shell's one clock")]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole milliseconds since 1970")]
pub(crate) fn now() -> UnixMillis {
    UnixMillis(js_sys::Date::now() as u64)
}
