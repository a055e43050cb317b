//! Answers to visitors who have left: where they go, and what goes there.

use shared::{
    ids::{CaseId, TalkKey},
    language::Language,
    mail::EmailAddress,
    problem::Refusal,
    settings::Settings,
    talk::{Author, ToVisitor},
    time::UnixMillis,
};
use worker::WebSocket;

use super::{CallError, Desk, clock, deliveries::Data, voice::tell_visitor};
use crate::{
    domain::{
        case::{Case, Event, WayBack},
        delivery::{Topic, excerpt},
        session::digest,
    },
    hop::AnswersCall,
    http::languages,
    notify::mail::{self, Letter},
    store::{cases, messages},
};

impl Desk {
    /// Notes where answers go, as a visitor's page says it.
    pub(super) fn visitor_gives_way_back(
        &self,
        socket: &WebSocket,
        case: CaseId,
        address: Option<EmailAddress>,
        key: TalkKey,
    ) -> Result<(), CallError> {
        let given = match self.case(case)? {
            Ok(case) => self.gives_way_back(case, address, key)?,
            Err(refusal) => Err(refusal),
        };
        tell_visitor(socket, given);
        Ok(())
    }

    /// The same, as the plain page says it.
    pub(super) fn answers(&self, call: AnswersCall) -> Result<Result<(), Refusal>, CallError> {
        let AnswersCall { key, address } = call;
        match cases::find_by_key(&self.sql, &digest(key.as_str()))? {
            Some(case) => self.gives_way_back(case, address, key),
            None => Ok(Err(Refusal::UnknownCase)),
        }
    }

    fn gives_way_back(
        &self,
        case: Case,
        address: Option<EmailAddress>,
        key: TalkKey,
    ) -> Result<Result<(), Refusal>, CallError> {
        if !self.settings()?.settings.sends_answers() {
            return Ok(Err(Refusal::NotOffered));
        }
        Ok(self.happens(case, Event::GaveWayBack { address, key })?.map(|_| ()))
    }

    /// Where a visitor's answers go; none where the site sends none.
    pub(super) fn answers_to(&self, case: &Case) -> Result<Option<ToVisitor>, CallError> {
        let address = || case.answers.to.as_ref().map(|to| to.address.clone());
        let offered = self.settings()?.settings.sends_answers();
        Ok(offered.then(|| ToVisitor::AnswersTo { address: address() }))
    }

    /// Sends the answers that are due.
    pub(super) async fn send_answers(&self) -> Result<(), CallError> {
        for due in cases::answers_due(&self.sql, clock::now())? {
            languages::messages(&self.env, language(&self.settings()?.settings, &due)).await?;
            // The visitor may have come meanwhile.
            if let Ok(case) = self.case(due.id)? {
                // What is due can't be refused.
                let _sent = self.happens(case, Event::AnswersDue)?;
            }
        }
        Ok(())
    }

    /// Puts what a visitor does not have into the outbox: as a mail, or for the site's own systems to send. Says whether
    /// anybody sends it.
    pub(super) fn put_answers(
        &self,
        case: &Case,
        to: &WayBack,
        after: u32,
        now: UnixMillis,
    ) -> Result<bool, CallError> {
        let newest = self.settings()?;
        let settings = &newest.settings;
        let language = language(settings, case);
        let mut said = messages::after(&self.sql, case.id, after)?;
        said.retain(|message| message.from != Author::Visitor);
        let said = excerpt::newest(&said);
        let (origin, site, WayBack { address, key }) =
            (self.env.var("ORIGIN")?.to_string(), &settings.site, to);
        let link = format!("{origin}/talk/{site}/{key}?lang={language}");
        let Some(account) = settings.mail.as_ref() else {
            let more = Data {
                messages: Some(said),
                address: Some(address),
                link: Some(&link),
                ..Data::of(settings, case)
            };
            return if settings.sends_answers() {
                self.put_notice(Topic::MessageUnseen, more, now)
            } else {
                Ok(false)
            };
        };
        let words = languages::held(language);
        let words =
            words.ok_or_else(|| CallError::Failed(format!("the messages of {language} are not here")))?;
        let subject = mail::subject(&words, settings.name.as_str());
        let letter =
            Letter { to: address, subject: &subject, text: &mail::text(&words, &subject, said, &link) };
        self.put_mail(account, letter, now)?;
        Ok(true)
    }
}

/// The language that the visitor of a case was asked in.
fn language(settings: &Settings, case: &Case) -> Language {
    settings.language_for(case.response.locale.as_ref().map(|locale| locale.as_str()), None)
}
