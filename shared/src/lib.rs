//! The contract that the edge, the widget and the console share: ids, wire types, validation, the settings
//! type, and the rules that more than one side needs.
//!
//! *Invariant:* nothing here reads a clock, makes randomness, or knows a platform. A value that exists is
//! valid: every type parses at the border (`TryFrom<String>`, which serde uses too) and cannot be built otherwise.

pub mod callback;
pub mod case;
pub mod catalog;
pub mod copy;
pub mod desk;
pub mod files;
mod frame;
pub mod hours;
pub mod ids;
pub mod intake;
pub mod language;
pub mod links;
pub mod local_text;
pub mod look;
pub mod mail;
pub mod page_errors;
pub mod pages;
pub mod phone;
pub mod presence;
pub mod problem;
pub mod response;
pub mod route;
pub mod rules;
pub mod score;
pub mod settings;
pub mod talk;
pub mod text;
pub mod time;
pub mod voice;
