//! How the two sides of a voice call find a way to each other: the site's own servers, and what the sides are told of them.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::text::Text;

/// Whether visitors and agents of a site may speak, and by which servers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct VoiceSettings {
    /// Whether there is no voice at all.
    pub off: bool,
    /// Servers that tell a browser its own address.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stun: Vec<ServerUrl>,
    /// Servers that pass the voices on where no direct way is. Without them, some networks can't be reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub turn: Option<Turn>,
}

/// Relays that trust whoever shows a name and a password made from the secret, as coturn's `use-auth-secret` does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Turn {
    /// Where they are.
    pub urls: Vec<ServerUrl>,
    /// What the edge shares with them. It never leaves the edge.
    pub secret: Text<200>,
}

/// What a browser is given to find a way: addresses, and where they ask for it, a name and a password that soon expire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IceServer {
    /// The addresses.
    pub urls: Vec<ServerUrl>,
    /// The name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    /// The password.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credential: Option<String>,
}

/// A string that is no address of such a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UrlError;

impl fmt::Display for UrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a server is stun:HOST[:PORT], or turn:HOST[:PORT] with ?transport=udp or tcp, and not on port 53")
    }
}

/// `stun:HOST[:PORT]` (RFC 7064), or `turn:HOST[:PORT][?transport=udp|tcp]` (RFC 7065), or the same with `stuns:` or
/// `turns:`. Browsers refuse port 53.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ServerUrl(String);

impl TryFrom<String> for ServerUrl {
    type Error = UrlError;

    fn try_from(raw: String) -> Result<Self, UrlError> {
        if is_server(&raw) { Ok(Self(raw)) } else { Err(UrlError) }
    }
}

impl From<ServerUrl> for String {
    fn from(url: ServerUrl) -> Self {
        url.0
    }
}

fn is_server(raw: &str) -> bool {
    let Some((scheme, rest)) = raw.split_once(':') else { return false };
    let queries: &[&str] = match scheme {
        "stun" | "stuns" => &[],
        "turn" | "turns" => &["transport=udp", "transport=tcp"],
        _ => return false,
    };
    let (place, query) = rest.split_once('?').map_or((rest, None), |(place, query)| (place, Some(query)));
    let (host, port) = match place.rsplit_once(':') {
        // The colons of an address in brackets are its own.
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        Some(_) | None => (place, None),
    };
    let bare = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    let host_ok = match bare {
        Some(address) => address.parse::<core::net::Ipv6Addr>().is_ok(),
        None => !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-'),
    };
    let port_ok = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|number| number != 0 && number != 53));
    host_ok && port_ok && query.is_none_or(|query| queries.contains(&query))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn servers_are_named_as_browsers_take_them() {
        for good in [
            "stun:stun.example",
            "stuns:stun.example:5349",
            "turn:turn.example:3478?transport=udp",
            "turns:turn.example:443?transport=tcp",
            "turn:192.0.2.7",
            "turn:[2001:db8::7]:3478",
            "turn:[2001:db8::7]",
        ] {
            assert!(ServerUrl::try_from(good.to_owned()).is_ok(), "{good}");
        }
        for bad in [
            "turn:turn.example:53",
            "turn:turn.example:0",
            "turn:turn.example:x",
            "turn:turn.example?transport=tls",
            "turn:user@turn.example",
            "turn://turn.example",
            "turn:[turn.example]",
            "stun:stun.example?transport=udp",
            "https://turn.example",
            "stun:",
            "stun",
            "",
        ] {
            assert!(ServerUrl::try_from(bad.to_owned()).is_err(), "{bad}");
        }
    }
}
