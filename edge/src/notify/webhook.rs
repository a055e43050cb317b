//! Webhooks, signed as [Standard Webhooks](https://www.standardwebhooks.com) says.

use core::{fmt, str::FromStr};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use shared::time::UnixMillis;

use crate::domain::delivery::Message;

/// As many bytes as HMAC-SHA256 works on at once; a shorter key is filled up with zeros by HMAC's own definition.
const BLOCK: usize = 64;

/// What a message is signed with: 24 to 64 bytes, written as `whsec_` and their base64. Never shown again.
pub struct Secret([u8; BLOCK]);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Why a text is no [`Secret`]; says nothing of what is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecretError {
    /// It does not start with `whsec_`.
    Prefix,
    /// What follows is not base64 with its padding.
    Base64,
    /// It holds too few bytes, or too many.
    Length,
}

impl fmt::Display for SecretError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Prefix => "the secret does not start with whsec_",
            Self::Base64 => "the secret is not base64 after whsec_",
            Self::Length => "the secret is not 24 to 64 bytes long",
        })
    }
}

impl FromStr for Secret {
    type Err = SecretError;

    fn from_str(raw: &str) -> Result<Self, SecretError> {
        let encoded = raw.strip_prefix("whsec_").ok_or(SecretError::Prefix)?;
        let bytes = STANDARD.decode(encoded).map_err(|_| SecretError::Base64)?;
        if bytes.len() < 24 {
            return Err(SecretError::Length);
        }
        let mut key = [0; BLOCK];
        key.get_mut(..bytes.len()).ok_or(SecretError::Length)?.copy_from_slice(&bytes);
        Ok(Self(key))
    }
}

/// The headers of one attempt, made at `now`, to deliver `message`.
#[must_use]
pub fn headers(message: &Message, secret: &Secret, now: UnixMillis) -> [(&'static str, String); 5] {
    let timestamp = now.0 / 1_000;
    [
        ("content-type", "application/json".to_owned()),
        ("user-agent", concat!("Warmline/", env!("CARGO_PKG_VERSION")).to_owned()),
        ("webhook-id", message.id.as_str().to_owned()),
        ("webhook-timestamp", timestamp.to_string()),
        ("webhook-signature", signature(message, secret, timestamp)),
    ]
}

fn signature(message: &Message, secret: &Secret, timestamp: u64) -> String {
    let mut mac = Hmac::<Sha256>::new((&secret.0).into());
    mac.update(format!("{}.{timestamp}.", message.id.as_str()).as_bytes());
    mac.update(message.body.as_bytes());
    format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
}

#[cfg(test)]
mod tests {
    use standardwebhooks::{HEADER_WEBHOOK_ID, HEADER_WEBHOOK_SIGNATURE, HEADER_WEBHOOK_TIMESTAMP, Webhook};

    use super::*;
    use crate::domain::delivery::Topic;

    fn message(id: &str, body: &str) -> Message {
        Message {
            id: id.parse().unwrap(),
            topic: Topic::CaseOpened,
            body: body.to_owned(),
            at: UnixMillis(0),
        }
    }

    fn secret(bytes: &[u8]) -> String {
        format!("whsec_{}", STANDARD.encode(bytes))
    }

    #[test]
    fn the_vector_of_the_reference_implementations() {
        let message = message("msg_p5jXN8AQM9LWM0D4loKWxJek", r#"{"test": 2432232314}"#);
        let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".parse().unwrap();
        let got = headers(&message, &secret, UnixMillis(1_614_265_330_999));
        let want = [
            ("content-type", "application/json"),
            ("user-agent", concat!("Warmline/", env!("CARGO_PKG_VERSION"))),
            (HEADER_WEBHOOK_ID, "msg_p5jXN8AQM9LWM0D4loKWxJek"),
            (HEADER_WEBHOOK_TIMESTAMP, "1614265330"),
            (HEADER_WEBHOOK_SIGNATURE, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
        ];
        assert_eq!(got.each_ref().map(|(name, value)| (*name, value.as_str())), want);
    }

    #[test]
    fn an_official_library_signs_the_same() {
        for length in [24, 25, 32, 63, 64] {
            for body in ["", "{}", "{\"words\":\"zu heiß 🥵\\u0000\"}", &"x".repeat(20_000)] {
                let raw = secret(&(0..length).collect::<Vec<u8>>());
                let message = message("msg_1", body);
                let ours = signature(&message, &raw.parse().unwrap(), 1_764_000_000);
                let theirs =
                    Webhook::new(&raw).unwrap().sign("msg_1", 1_764_000_000, body.as_bytes()).unwrap();
                assert_eq!(ours, theirs, "{length} bytes");
            }
        }
    }

    #[test]
    fn secrets() {
        let check = |raw: &str, want: Result<(), SecretError>| {
            assert_eq!(raw.parse::<Secret>().map(|_| ()), want, "{raw}");
        };
        check(&secret(&[7; 24]), Ok(()));
        check(&secret(&[7; 64]), Ok(()));
        check(&secret(&[7; 23]), Err(SecretError::Length));
        check(&secret(&[7; 65]), Err(SecretError::Length));
        check("whsec_", Err(SecretError::Length));
        check("", Err(SecretError::Prefix));
        check(&STANDARD.encode([7; 24]), Err(SecretError::Prefix));
        check(&format!("whsk_{}", STANDARD.encode([7; 24])), Err(SecretError::Prefix));
        check(&format!("whsec_{}", "!".repeat(32)), Err(SecretError::Base64));
        check(&format!("whsec_{} ", STANDARD.encode([7; 24])), Err(SecretError::Base64));
        check(secret(&[7; 25]).trim_end_matches('='), Err(SecretError::Base64));
        assert_eq!(format!("{:?}", secret(&[7; 24]).parse::<Secret>().unwrap()), "Secret(…)");
    }
}
