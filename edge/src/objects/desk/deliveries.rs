//! What goes outside, put into the outbox for the Courier: what the site's own systems are told of a case, and mail.

use serde::Serialize;
use shared::{
    case::{CaseRow, Resolution},
    ids::SiteId,
    mail::{EmailAddress, MailSettings},
    settings::{Settings, Webhook},
    talk,
    time::UnixMillis,
};

use super::{
    super::{parcels::parcel, random},
    CallError, Desk,
};
use crate::{
    domain::{
        case::Case,
        delivery::{Handover, Message, MessageId, Topic, excerpt},
    },
    notify::mail::{self, Letter},
    store::{messages, outbox},
};

/// What a webhook's receiver reads: type, time and data, as Standard Webhooks recommends.
#[derive(Serialize)]
struct Notice<'a> {
    #[serde(rename = "type")]
    topic: Topic,
    timestamp: String,
    data: Data<'a>,
}

/// What is told of a case.
#[derive(Serialize)]
pub(super) struct Data<'a> {
    pub(super) site: &'a SiteId,
    pub(super) case: CaseRow,
    /// How it was closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) resolution: Option<&'a Resolution>,
    /// What was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) messages: Option<&'a [talk::Message]>,
    /// Where that is to go.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) address: Option<&'a EmailAddress>,
    /// What opens the conversation there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) link: Option<&'a str>,
}

impl<'a> Data<'a> {
    /// What is told of a case at least.
    pub(super) fn of(settings: &'a Settings, case: &Case) -> Self {
        let (resolution, messages, address, link) = (None, None, None, None);
        Self { site: &settings.site, case: case.row(), resolution, messages, address, link }
    }
}

impl Desk {
    /// Puts what happened to a case into the outbox for the site's own systems; says whether there are any.
    pub(super) fn put_deliveries(
        &self,
        case: &Case,
        topic: Topic,
        now: UnixMillis,
    ) -> Result<bool, CallError> {
        let newest = self.settings()?;
        let resolution = case.resolution.as_ref().filter(|_| topic == Topic::CaseResolved);
        let said = resolution.map(|_| messages::after(&self.sql, case.id, 0)).transpose()?;
        let messages = said.as_deref().map(excerpt::newest);
        self.put_notice(topic, Data { resolution, messages, ..Data::of(&newest.settings, case) }, now)
    }

    /// Puts one delivery for each of the site's webhooks into the outbox; says whether there are any.
    pub(super) fn put_notice(
        &self,
        topic: Topic,
        data: Data<'_>,
        now: UnixMillis,
    ) -> Result<bool, CallError> {
        let newest = self.settings()?;
        let targets = &newest.settings.webhooks;
        let body = serde_json::to_string(&Notice { topic, timestamp: now.rfc3339(), data })?;
        self.put(targets, false, topic, body, now)?;
        Ok(!targets.is_empty())
    }

    /// Puts a mail by the site's `account` into the outbox.
    pub(super) fn put_mail(
        &self,
        account: &MailSettings,
        letter: Letter<'_>,
        now: UnixMillis,
    ) -> Result<(), CallError> {
        let target = mail::target(account).map_err(|error| CallError::Failed(error.to_string()))?;
        self.put(&[target], true, Topic::MessageUnseen, mail::body(account, letter), now)
    }

    fn put(
        &self,
        targets: &[Webhook],
        mail: bool,
        topic: Topic,
        body: String,
        now: UnixMillis,
    ) -> Result<(), CallError> {
        let newest = self.settings()?;
        let delivery = Message { id: MessageId::new(random::bytes()?), topic, body, at: now };
        for (place, target) in targets.iter().enumerate() {
            // Not by the address, which may hold a secret: parcels are named in the log.
            let id = format!("{} {place}", delivery.id.as_str());
            let handover = Handover { target: target.clone(), delivery: delivery.clone(), mail };
            outbox::put(&self.sql, &parcel(id, &newest.settings.site, &handover)?, now)?;
        }
        Ok(())
    }
}
