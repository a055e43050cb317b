//! How much the tests do that can go on for as long as one likes.

/// `long` where `WARMLINE_LONG` is set, as `cargo xtask test faults` does; else `short`.
#[must_use]
pub fn length<T>(short: T, long: T) -> T {
    if std::env::var_os("WARMLINE_LONG").is_some() { long } else { short }
}
