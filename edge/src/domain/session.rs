//! Signing in: a one-time link becomes a session.
//!
//! Both tokens are 256 random bits; only their SHA-256 is ever stored, so that a copy of the data opens nothing.

use core::time::Duration;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use shared::{
    case::Agent,
    desk::{Session, SignIn},
    ids::SiteId,
    time::UnixMillis,
};

/// How long a session lives (OWASP ASVS 5.0, 7.3.2: an absolute end).
pub const LIFETIME: Duration = Duration::from_secs(12 * 60 * 60);

/// A session as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// Who is signed in.
    pub session: Session,
    /// When it ends.
    pub expires_at: UnixMillis,
}

/// Why a link does not open the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SignInError {
    /// No such link was given out for this site.
    Unknown,
    /// It was used before.
    Used,
}

/// Decides on the link with `token_sha256`: the session that it opens, from `now` on.
///
/// # Errors
/// [`SignInError`].
pub fn sign_in(
    site: &SiteId,
    links: &[SignIn],
    token_sha256: &str,
    used: bool,
    now: UnixMillis,
) -> Result<Stored, SignInError> {
    let link = links.iter().find(|link| link.site == *site && link.token_sha256 == token_sha256);
    let link = link.ok_or(SignInError::Unknown)?;
    if used {
        return Err(SignInError::Used);
    }
    let agent = Agent { id: link.agent.clone(), name: link.name.clone() };
    let session = Session { site: site.clone(), agent, role: link.role };
    Ok(Stored { session, expires_at: now.after(LIFETIME) })
}

/// SHA-256 of `secret` as 64 hex digits: the form in which secrets are stored and compared. Comparing digests
/// tells an attacker nothing by its timing, because he can't steer them.
#[must_use]
pub fn digest(secret: &str) -> String {
    use core::fmt::Write as _;
    Sha256::digest(secret.as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _infallible = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::{case::Role, text::Label};

    #[test]
    fn a_link_opens_its_own_desk_once() {
        let link = |site: &str| SignIn {
            site: site.parse().unwrap(),
            agent: "agent1".parse().unwrap(),
            name: Label::new("Ana").unwrap(),
            role: Role::Agent,
            token_sha256: digest("token"),
        };
        let links = [link("demo")];
        let check = |site: &str, token: &str, used: bool, want: Result<&str, SignInError>| {
            let got = sign_in(&site.parse().unwrap(), &links, &digest(token), used, UnixMillis(5));
            assert_eq!(got.as_ref().map(|s| s.session.agent.name.as_str()).map_err(|e| *e), want);
        };
        check("demo", "token", false, Ok("Ana"));
        check("demo", "token", true, Err(SignInError::Used));
        check("demo", "other", false, Err(SignInError::Unknown));
        check("shop", "token", false, Err(SignInError::Unknown));
    }

    #[test]
    fn digests_are_sha256_in_hex() {
        // FIPS 180-4's own example.
        assert_eq!(digest("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
