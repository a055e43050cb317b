//! What can be promised to a visitor who would like to be called.

use serde::{Deserialize, Serialize};

use crate::{
    hours::ZoneName,
    ids::{ResponseId, TalkKey},
    phone::PhoneNumber,
    time::{Span, UnixMillis},
};

/// A visitor's question what can be promised, and the wish for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfferAsked {
    /// The visitor's response.
    pub id: ResponseId,
    /// The visitor's secret, where it is no question but a wish: it was pressed before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<TalkKey>,
    /// By whose clocks the visitor lives.
    pub zone: ZoneName,
    /// A number, as it was typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// When the visitor would like to be called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<Span>,
}

/// What can be promised to a visitor now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// The number as it will be called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<PhoneNumber>,
    /// The part of the window in which the team is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<Span>,
    /// Until when the team is there, if it is.
    pub open_until: Option<UnixMillis>,
    /// When it will be there next.
    pub opens_at: Option<UnixMillis>,
    /// Hours of the visitor's day in which a call can be promised.
    pub windows: Vec<Span>,
}
