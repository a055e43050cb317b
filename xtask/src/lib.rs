//! Everything that `cargo xtask` does: one module a verb, and what the verbs share.
//!
//! Entry points: [`setup`] makes a machine ready, [`build`] turns the sources into what workerd serves, and
//! [`runtime`] runs it. The tests of the edge use [`runtime`] directly.
//!
//! *Invariant:* whatever is started here ends with the process that started it, however that ends; see [`child`].
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line program speaks by printing: results on stdout, progress on stderr"
)]
#![allow(
    clippy::disallowed_methods,
    reason = "this is the shell that waits and measures; no domain code is here"
)]

pub mod bench;
pub mod build;
pub mod child;
pub mod dev;
pub mod golden;
pub mod paths;
pub mod release;
pub mod released;
pub mod runtime;
pub mod serve;
pub mod setup;
pub mod sign_in;
pub mod sites;
pub mod size;
pub mod stamp;
pub mod test;
pub mod toolchain;

/// Says what is being done, on stderr.
pub(crate) fn say(what: impl std::fmt::Display) {
    eprintln!("warmline: {what}");
}
