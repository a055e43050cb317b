//! `cargo xtask VERB`.
#![allow(clippy::print_stderr, reason = "the last word of a failed verb")]

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use xtask::{bench, child, dev, release, serve, setup, size, test};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Sets up, runs, tests and measures Warmline.")]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Finds or installs all that building, running and testing need
    Setup,
    /// Builds, runs and watches: the edge, the examples on a second port, people to sign in
    Dev(dev::Options),
    /// Runs the release build for real use, behind a TLS proxy
    Serve(serve::Options),
    /// Runs every check and test
    Test(test::Options),
    /// Measures how fast something is
    Bench(bench::Options),
    /// Measures every size that has a budget
    Size,
    /// Keeps this build's immutable loader, for pages that name it by its hash
    Release(release::Options),
    /// What `test long` starts for each way to the wasm32 standard library
    #[command(hide = true)]
    Way(test::ways::Options),
}

fn main() -> ExitCode {
    let verb = Cli::parse().verb;
    let done = child::end_all_on_signal().and_then(|()| match verb {
        Verb::Setup => setup::everything().map(|()| ExitCode::SUCCESS),
        Verb::Dev(options) => dev::run(&options),
        Verb::Serve(options) => serve::run(&options),
        Verb::Test(options) => test::run(&options),
        Verb::Bench(options) => bench::run(&options),
        Verb::Size => size::run(),
        Verb::Release(options) => release::run(&options),
        Verb::Way(options) => test::ways::run(&options),
    });
    done.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}
