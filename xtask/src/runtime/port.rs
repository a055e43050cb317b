//! Ports on this machine.

use std::{
    io::{self, ErrorKind},
    net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener},
};

use anyhow::{Context, Result, bail};

/// Below the range from which systems take the ports of outgoing connections: one of those may otherwise sit on
/// our port when we come back to it after a restart.
const FREE: std::ops::Range<u16> = 20_000..32_000;

/// Listens on `port` of localhost, by each of the two addresses that the name may stand for.
///
/// # Errors
/// When the port is taken.
pub fn listen(port: u16) -> Result<Vec<TcpListener>> {
    bind(port).map_err(|error| {
        if error.kind() == ErrorKind::AddrInUse {
            anyhow::anyhow!("port {port} is taken: stop what uses it, or choose another with --port")
        } else {
            anyhow::Error::new(error).context(format!("can't listen on port {port}"))
        }
    })
}

/// The addresses of `port` on localhost, when it is free.
///
/// # Errors
/// When it is taken.
pub fn addresses(port: u16) -> Result<Vec<String>> {
    listen(port)?.iter().map(|listener| Ok(listener.local_addr()?.to_string())).collect()
}

/// A port that is free now.
///
/// # Errors
/// When none is found.
pub fn free() -> Result<u16> {
    for _ in 0..100 {
        let mut random = [0; 2];
        getrandom::fill(&mut random).context("reading randomness")?;
        let port = FREE.start + u16::from_ne_bytes(random) % (FREE.end - FREE.start);
        if bind(port).is_ok() {
            return Ok(port);
        }
    }
    bail!("no free port from {} to {}", FREE.start, FREE.end);
}

fn bind(port: u16) -> io::Result<Vec<TcpListener>> {
    let mut listeners = vec![TcpListener::bind((Ipv4Addr::LOCALHOST, port))?];
    match TcpListener::bind(SocketAddr::from((Ipv6Addr::LOCALHOST, port))) {
        Ok(listener) => listeners.push(listener),
        Err(error) if error.kind() == ErrorKind::AddrInUse => return Err(error),
        // A machine without IPv6: localhost is 127.0.0.1 alone.
        Err(_) => {}
    }
    Ok(listeners)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_refused_by_name() {
        let port = free().unwrap();
        let held = listen(port).unwrap();
        assert!(listen(port).unwrap_err().to_string().contains(&format!("port {port} is taken")));
        drop(held);
        assert!(addresses(port).unwrap().contains(&format!("127.0.0.1:{port}")));
    }
}
