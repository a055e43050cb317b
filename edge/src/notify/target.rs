//! Where a delivery may go: an address that the site's owner typed, and that the edge will call from its own network.
//!
//! *Invariant:* what is checked is what is called, byte for byte. A name may still lead to an address inside; which
//! addresses may be reached is the network's own rule (see the configuration of the runtime), this is the one before it.

use core::fmt;

use url::{Host, Url};

/// Which addresses may be targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Names on the public internet, over TLS.
    Public,
    /// Any host and port, without TLS too: for tests, whose receivers listen on their own machine.
    Private,
}

/// The address of a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target(Url);

/// Why an address is no target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetError {
    /// It can't be read as an address.
    Malformed,
    /// It is not https.
    Scheme,
    /// It carries a user or a password.
    Userinfo,
    /// It carries a fragment.
    Fragment,
    /// Its port is another one than 443 and 8443.
    Port,
    /// Its host is a number instead of a name, in whichever spelling.
    Literal,
    /// Its host is a name that only this machine or this network knows.
    Inside,
    /// Its host is not made of letters, digits, hyphens and dots.
    Name,
}

impl fmt::Display for TargetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Malformed => "the address can't be read: give one like https://shop.example/hooks, its host in ASCII (xn--…)",
            Self::Scheme => "the address must start with https://",
            Self::Userinfo => "the address must not carry a user or a password",
            Self::Fragment => "the address must not have a part after #",
            Self::Port => "the port must be 443 or 8443",
            Self::Literal => "the host must be a name, not an IP address",
            Self::Inside => "the host must be a public name",
            Self::Name => "the host must be made of letters, digits, hyphens and dots",
        })
    }
}

impl Target {
    /// Reads and checks an address.
    ///
    /// # Errors
    /// [`TargetError`].
    pub fn parse(raw: &str, reach: Reach) -> Result<Self, TargetError> {
        // The parser would quietly drop these; an address that holds one was not meant as it reads.
        if raw.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return Err(TargetError::Malformed);
        }
        let url = Url::parse(raw).map_err(|_| TargetError::Malformed)?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err(TargetError::Userinfo);
        }
        if url.fragment().is_some() {
            return Err(TargetError::Fragment);
        }
        match reach {
            Reach::Public => check_public(&url)?,
            Reach::Private if matches!(url.scheme(), "http" | "https") => {}
            Reach::Private => return Err(TargetError::Scheme),
        }
        Ok(Self(url))
    }

    /// The address, whole. Its path may be a secret of the target's.
    #[must_use]
    pub fn url(&self) -> &str {
        self.0.as_str()
    }

    /// The host alone, which may be logged.
    #[must_use]
    pub fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }
}

fn check_public(url: &Url) -> Result<(), TargetError> {
    if url.scheme() != "https" {
        return Err(TargetError::Scheme);
    }
    match url.host() {
        Some(Host::Domain(name)) => check_name(name)?,
        Some(Host::Ipv4(_) | Host::Ipv6(_)) => return Err(TargetError::Literal),
        None => return Err(TargetError::Malformed),
    }
    if !matches!(url.port_or_known_default(), Some(443 | 8443)) {
        return Err(TargetError::Port);
    }
    Ok(())
}

/// Checks a name that the parser has put in lower case and, where needed, in punycode.
fn check_name(name: &str) -> Result<(), TargetError> {
    let name = name.strip_suffix('.').unwrap_or(name);
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    if name.len() > 253 || !name.split('.').all(is_label) {
        return Err(TargetError::Name);
    }
    // RFC 6761 and 6762, and what RFC 9476 and ICANN keep out of the public tree; a single label is never public.
    const INSIDE: [&str; 5] = ["localhost", "local", "internal", "alt", "home.arpa"];
    let inside =
        |suffix: &&str| name.strip_suffix(suffix).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    if !name.contains('.') || INSIDE.iter().any(inside) {
        return Err(TargetError::Inside);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
