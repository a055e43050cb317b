//! Which pages may embed the widget.

use core::fmt;

use serde::{Deserialize, Serialize};

/// An origin that may embed the widget: `https://shop.example`, compared whole and exactly. For development,
/// `http://localhost:*` and `http://127.0.0.1:*` stand for every port of this machine, and for no other host.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OriginRule(String);

/// A string that is no origin rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OriginError;

impl fmt::Display for OriginError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an origin is a lower-case https://host[:port]; http and the port * are for localhost and 127.0.0.1")
    }
}

impl OriginRule {
    pub(super) fn allows(&self, origin: &str) -> bool {
        match self.0.strip_suffix(":*") {
            None => origin == self.0,
            Some(host) => origin
                .strip_prefix(host)
                .is_some_and(|port| port.is_empty() || port.strip_prefix(':').is_some_and(is_port)),
        }
    }
}

impl TryFrom<String> for OriginRule {
    type Error = OriginError;

    fn try_from(raw: String) -> Result<Self, OriginError> {
        let (scheme, authority) = raw.split_once("://").ok_or(OriginError)?;
        let (host, port) = match authority.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (authority, None),
        };
        let loopback = host == "localhost" || host == "127.0.0.1";
        let host_ok = !host.is_empty()
            && host.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.' || b == b'-')
            && !host.ends_with('.');
        let port_ok = port.is_none_or(|port| is_port(port) || (port == "*" && loopback));
        if host_ok && port_ok && (scheme == "https" || (scheme == "http" && loopback)) {
            Ok(Self(raw))
        } else {
            Err(OriginError)
        }
    }
}

impl From<OriginRule> for String {
    fn from(rule: OriginRule) -> Self {
        rule.0
    }
}

fn is_port(raw: &str) -> bool {
    !raw.starts_with(['0', '+']) && raw.parse::<u16>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_are_compared_whole() {
        let check = |rule: &str, origin: &str, want: Option<bool>| {
            let got = OriginRule::try_from(rule.to_owned()).ok().map(|rule| rule.allows(origin));
            assert_eq!(got, want, "{rule} {origin}");
        };
        check("https://shop.example", "https://shop.example", Some(true));
        for foreign in [
            "http://shop.example",
            "https://shop.example:8443",
            "https://shop.example.evil.example",
            "https://shop.example.",
            "https://SHOP.example",
            "null",
            "",
        ] {
            check("https://shop.example", foreign, Some(false));
        }
        check("http://localhost:*", "http://localhost:3000", Some(true));
        check("http://localhost:*", "http://localhost", Some(true));
        check("http://localhost:*", "http://localhost.evil.example", Some(false));
        check("http://localhost:*", "http://localhost:x", Some(false));
        for bad in
            ["http://shop.example", "https://shop.example:*", "https://", "shop.example", "https://a/b", "*"]
        {
            check(bad, "", None);
        }
    }
}
