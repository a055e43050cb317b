//! The edge against a real workerd: one file a topic.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "a broken expectation is to end the test, and a test waits for one kind of frame"
)]

mod answers;
mod ask;
mod bad_bodies;
mod bad_frames;
mod bad_requests;
mod before;
mod callbacks;
mod calls;
mod claims;
mod colleagues;
mod counters;
mod crash;
mod cue;
mod desk;
mod embed;
mod files;
mod frame;
mod handoffs;
mod languages;
mod limits;
mod mail;
mod pages;
mod presence;
mod refusal;
mod responses;
mod surveys;
mod suspected;
mod telephony;
mod tickets;
mod together;
mod voice;
mod webhooks;
