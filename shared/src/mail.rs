//! Mail: the address of a visitor who may leave, and how a site sends to it.

use core::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{
    ids::{IdError, string_id},
    text::Text,
};

string_id!(
    /// Where somebody gets mail: at most 254 characters, of the form that browsers take in a field for an e-mail address.
    EmailAddress,
    "an e-mail address is NAME@HOST, of at most 254 characters",
    |raw| raw.len() <= 254 && raw.split_once('@').is_some_and(|(name, host)| is_name(name) && is_host(host))
);

fn is_name(name: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&b);
    !name.is_empty() && name.bytes().all(plain)
}

fn is_host(host: &str) -> bool {
    host.split('.').all(|label| {
        let plain = label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        plain && (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-')
    })
}

/// An account with Postmark, or with somebody who speaks as Postmark does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailSettings {
    /// Where the provider's interface is, if it is not Postmark's own; checked when it is used, because what is allowed
    /// depends on where the edge runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Text<2_000>>,
    /// The secret of the account. It never leaves the edge but for the provider.
    pub token: Text<200>,
    /// Who the mail is from; the provider must know it as the site's own.
    pub from: EmailAddress,
}

impl MailSettings {
    /// Where the provider's interface is.
    #[must_use]
    pub fn url(&self) -> &str {
        self.url.as_ref().map_or("https://api.postmarkapp.com", Text::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_that_browsers_take() {
        let long = ["a".repeat(63), "b".repeat(63), "c".repeat(63), "d".repeat(60)].join(".");
        assert!(format!("x@{long}").parse::<EmailAddress>().is_ok(), "254 characters");
        for good in ["a@b", "Jo.O'Neil+shop@mail.shop.example", "#!$%&'*+/=?^_`{|}~-@x-1.example", "a..b.@1"]
        {
            assert!(good.parse::<EmailAddress>().is_ok(), "{good}");
        }
        let label = format!("a@{}.example", "b".repeat(64));
        let all = format!("xy@{long}");
        for bad in [
            "",
            "a",
            "@",
            "a@",
            "@b",
            "a@b@c",
            "a b@c",
            "a@b c",
            "a@b.",
            "a@.b",
            "a@-b",
            "a@b-",
            "a@b..c",
            "a@b,c@d",
            "a@b\r\nBcc: c@d",
            "Ana <a@b>",
            "a@[192.0.2.1]",
            "ä@b",
            "a@ä",
            "\"a\"@b",
            "a(b)@c",
            &label,
            &all,
        ] {
            assert!(bad.parse::<EmailAddress>().is_err(), "{bad:?}");
        }
    }

    #[test]
    fn an_account_is_read_or_refused_with_words() {
        let read = |json: &str| serde_json::from_str::<MailSettings>(json).map_err(|error| error.to_string());
        let least = read(r#"{"token":"secret","from":"help@shop.example"}"#).unwrap();
        assert_eq!(least.url(), "https://api.postmarkapp.com");
        for bad in [
            r#"{"from":"help@shop.example"}"#,
            r#"{"token":"secret"}"#,
            r#"{"token":"secret","from":"Shop <help@shop.example>"}"#,
            r#"{"token":"secret","from":"a@b","to":"c@d"}"#,
            r#"{"token":"","from":"a@b"}"#,
            r#"{"token":7,"from":"a@b"}"#,
            r#"{"token":"secret","from":"a@b","url":" "}"#,
            r#"["secret","a@b"]"#,
        ] {
            let got = read(bad);
            assert!(got.is_err(), "{bad}: {got:?}");
        }
    }
}
