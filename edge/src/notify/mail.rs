//! Mail through Postmark, or through somebody who speaks as
//! [Postmark does](https://postmarkapp.com/developer/api/email-api): one request for each mail, plain text alone. Whether
//! it was opened and what in it was followed is asked of nobody.

use core::time::Duration;

use serde_json::json;
use shared::{
    copy::copy,
    mail::{EmailAddress, MailSettings},
    settings::Webhook,
    talk::Message,
    text::{Text, TextError},
    time::UnixMillis,
};
use widget::{messages::Messages, words};

use crate::domain::delivery::Outcome;

/// One mail.
#[derive(Debug, Clone, Copy)]
pub struct Letter<'a> {
    /// Who it is for.
    pub to: &'a EmailAddress,
    /// What it is about, in one line.
    pub subject: &'a str,
    /// What it says.
    pub text: &'a str,
}

/// What a letter that brings answers is about.
#[must_use]
pub fn subject(words: &Messages, site_name: &str) -> String {
    words.with(words::REPLY, [("site", site_name.into())])
}

/// What it says: what was `said`, where the conversation goes on, and why it comes.
#[must_use]
pub fn text(words: &Messages, title: &str, said: &[Message], link: &str) -> String {
    // Only the team's words are in it.
    let said = copy(title, "", said, UnixMillis::in_utc);
    [&said, "\n", &words.text(words::REPLY_GO_ON), "\n", link, "\n\n", &words.text(words::REPLY_WHY), "\n"]
        .concat()
}

/// Where mail is handed to the provider, and the secret for it.
///
/// # Errors
/// When the provider's address is longer than an address may be.
pub fn target(mail: &MailSettings) -> Result<Webhook, TextError> {
    let url = Text::new(&format!("{}/email", mail.url().trim_end_matches('/')))?;
    Ok(Webhook { url, secret: mail.token.clone() })
}

/// The body of the request that sends `letter`.
#[must_use]
pub fn body(mail: &MailSettings, letter: Letter<'_>) -> String {
    let Letter { to, subject, text } = letter;
    let subject: String = subject.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    json!({
        "From": mail.from.as_str(),
        "To": to.as_str(),
        "Subject": subject,
        "TextBody": text,
        "TrackOpens": false,
        "TrackLinks": "None",
    })
    .to_string()
}

/// The headers of the request.
#[must_use]
pub fn headers(token: &str) -> [(&'static str, String); 4] {
    [
        ("accept", "application/json".to_owned()),
        ("content-type", "application/json".to_owned()),
        ("user-agent", concat!("Warmline/", env!("CARGO_PKG_VERSION")).to_owned()),
        ("x-postmark-server-token", token.to_owned()),
    ]
}

/// What an answer means. A wrong secret, a sender that the provider does not know or an address that takes no mail will not
/// be other ones the next time.
#[must_use]
pub fn outcome(status: u16, retry_after: Option<Duration>) -> Outcome {
    match status {
        401 | 403 | 404 | 413 | 415 | 422 => Outcome::Refused { status },
        _ => Outcome::Answered { status, retry_after },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(url: &str) -> MailSettings {
        serde_json::from_value(json!({ "url": url, "token": "secret", "from": "help@shop.example" })).unwrap()
    }

    #[test]
    fn a_letter_is_plain_text_and_its_subject_one_line() {
        let letter = Letter {
            to: &"jo@home.example".parse().unwrap(),
            subject: "A\r\nBcc: x@y\tB",
            text: "<b>\n\"it\"\n",
        };
        let body: serde_json::Value =
            serde_json::from_str(&body(&settings("https://mail.example"), letter)).unwrap();
        let want = json!({
            "From": "help@shop.example", "To": "jo@home.example", "Subject": "A  Bcc: x@y B", "TextBody": "<b>\n\"it\"\n",
            "TrackOpens": false, "TrackLinks": "None",
        });
        assert_eq!(body, want);
    }

    #[test]
    fn it_goes_to_one_address_of_the_provider() {
        for url in ["https://mail.example/api", "https://mail.example/api/"] {
            let Webhook { url, secret } = target(&settings(url)).unwrap();
            assert_eq!((url.as_str(), secret.as_str()), ("https://mail.example/api/email", "secret"));
        }
        assert!(target(&settings(&format!("https://mail.example/{}", "x".repeat(1_979)))).is_err());
    }
}
