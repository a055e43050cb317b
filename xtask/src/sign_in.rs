//! Links that sign a person in once.

use anyhow::{Context, Result};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use shared::{
    case::Role,
    desk::SignIn,
    ids::{SiteId, TalkKey},
};

/// A link's secret, which is only ever printed: 256 random bits in base64url.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A new one.
    ///
    /// # Errors
    /// When the system has no randomness.
    pub fn fresh() -> Result<Self> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).context("reading randomness")?;
        Ok(Self(URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// The link that uses it.
    #[must_use]
    pub fn link(&self, origin: &str, site: &SiteId) -> String {
        format!("{origin}/sign-in/{site}.{}", self.0)
    }

    /// The same randomness as the key of a conversation.
    ///
    /// # Errors
    /// Never in practice: its form is a talk key's.
    pub fn talk_key(self) -> Result<TalkKey> {
        TalkKey::try_from(self.0).map_err(|error| anyhow::anyhow!("{error}"))
    }

    /// SHA-256 of it, in hexadecimal.
    #[must_use]
    pub fn sha256(&self) -> String {
        format!("{:x}", Sha256::digest(&self.0))
    }
}

/// A person with a fresh link.
///
/// # Errors
/// When the system has no randomness, or `agent` or `name` are no such thing.
pub fn invite(site: &SiteId, agent: &str, name: &str, role: Role) -> Result<(SignIn, Token)> {
    let token = Token::fresh()?;
    let agent = agent.parse().map_err(|error| anyhow::anyhow!("agent `{agent}`: {error}"))?;
    let name = name.to_owned().try_into().map_err(|error| anyhow::anyhow!("name `{name}`: {error}"))?;
    Ok((SignIn { site: site.clone(), agent, name, role, token_sha256: token.sha256() }, token))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edge_learns_the_hash_alone() {
        let site: SiteId = "demo".parse().unwrap();
        let (sign_in, token) = invite(&site, "agent1", "Ana", Role::Agent).unwrap();
        let link = token.link("http://localhost:8787", &site);
        let secret = link.strip_prefix("http://localhost:8787/sign-in/demo.").unwrap();
        assert_eq!(secret.len(), 43);
        assert_eq!(sign_in.token_sha256, format!("{:x}", Sha256::digest(secret)));
        assert!(!serde_json::to_string(&sign_in).unwrap().contains(secret));
        assert_ne!(token, Token::fresh().unwrap());
    }
}
