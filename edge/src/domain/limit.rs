//! How much is let in: token buckets of a site, and of each address that sends to it.
//!
//! A [`Gate`] lives in the Worker's memory, one for each isolate. It is a dam against floods, not an account: what it
//! forgets (an isolate's end, the renewal of the salt, an address pushed out by others) makes it more lenient, never
//! stricter, and the site's own bucket is neither pushed out nor renewed.

mod bucket;
#[cfg(test)]
mod tests;

use core::{
    hash::Hasher,
    net::{IpAddr, SocketAddr},
};
use std::{collections::BTreeMap, hash::DefaultHasher};

use sha2::{Digest, Sha256};
use shared::{
    ids::{ResponseId, SiteId},
    intake::Limits,
    time::UnixMillis,
};

use bucket::Bucket;
pub use bucket::RetryAfter;

/// Addresses are kept in this many sets, chosen by their hash, so that finding one and making room for one look at
/// one set alone.
const SETS: usize = 1024;
/// The most addresses of one set. All in all 10,240, in about half a megabyte.
const WAYS: usize = 10;

const DAY_MS: u64 = 24 * 60 * 60 * 1000;
/// The window in which the responses of one address are counted.
const WINDOW_MS: u64 = 10 * 60 * 1000;

/// What asks to be let in.
#[derive(Debug, Clone, Copy)]
pub struct Arrival<'a> {
    /// The site, which is known to exist: each one is remembered.
    pub site: &'a SiteId,
    /// The sender's address as the platform tells it; without one, only the site's bucket counts.
    pub address: Option<&'a str>,
    /// The response that is sent, revised or pressed on.
    pub response: ResponseId,
    /// What the sender calls itself, where it counts how often one visitor answers: behind one address there may be
    /// many, and most of them have browsers that differ.
    pub visitor: Option<&'a str>,
}

/// How many different responses came, as far as it is remembered; the one that arrives is among them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Seen {
    /// From this address to this site in the current ten minutes.
    pub address: u32,
    /// From this visitor to this site today; 0 where that does not count.
    pub visitor: u32,
}

/// The token buckets of one isolate.
#[derive(Debug)]
pub struct Gate {
    salt: [u8; 16],
    /// The day of the salt, in days since the Unix epoch.
    day: u64,
    sites: BTreeMap<SiteId, Bucket>,
    /// Empty until an address comes.
    sets: Vec<Vec<Sender>>,
}

/// One address in its dealings with one site.
#[derive(Debug, Clone, Copy)]
struct Sender {
    key: u64,
    bucket: Bucket,
    /// The end of the window that `seen` is of.
    until: u64,
    /// A bit for each response seen in the window, chosen by the salted hash of its id. So a response that is
    /// repeated or revised counts once, and bits never exceed responses: below 31 responses nobody can have 31 bits,
    /// and 36 responses have them on the average.
    seen: u128,
}

impl Gate {
    /// A gate through which nobody came yet; `salt` is random.
    #[must_use]
    pub fn new(salt: [u8; 16]) -> Self {
        Self { salt, day: 0, sites: BTreeMap::new(), sets: Vec::new() }
    }

    /// Takes a token of the site and one of the address, or none of either. Returns how many responses were seen, at
    /// least.
    ///
    /// # Errors
    /// [`RetryAfter`] where one of the two buckets is empty.
    pub fn pass(
        &mut self,
        arrival: &Arrival<'_>,
        limits: &Limits,
        now: UnixMillis,
    ) -> Result<Seen, RetryAfter> {
        self.renew(now);
        let Self { salt, sites, sets, .. } = self;
        let site = match sites.get_mut(arrival.site) {
            Some(site) => site,
            None => sites.entry(arrival.site.clone()).or_default(),
        };
        // Asked first, so that a site in a flood refuses without a look at the addresses.
        site.check(limits.site, now)?;
        let seen = match arrival.address {
            None => Seen::default(),
            Some(address) => take_of_address(salt, sets, arrival, address, limits, now)?,
        };
        site.take();
        Ok(seen)
    }

    /// Once a day the salt is replaced by what SHA-256 makes of it, from which nobody gets back to the old one, and
    /// the addresses that were hashed with it are forgotten.
    fn renew(&mut self, now: UnixMillis) {
        let day = now.0 / DAY_MS;
        if day != self.day {
            self.day = day;
            let digest = Sha256::digest(self.salt);
            self.salt.iter_mut().zip(digest).for_each(|(old, new)| *old = new);
            self.sets.clear();
        }
    }
}

/// Takes a token of the address alone, and counts the responses that it sent.
fn take_of_address(
    salt: &[u8; 16],
    sets: &mut Vec<Vec<Sender>>,
    arrival: &Arrival<'_>,
    address: &str,
    limits: &Limits,
    now: UnixMillis,
) -> Result<Seen, RetryAfter> {
    if sets.is_empty() {
        sets.resize_with(SETS, Vec::new);
    }
    let of_address = key(salt, arrival.site, address);
    let response = hash(salt, |hasher| hasher.write_u128(arrival.response.uuid().as_u128()));
    let address = with(sets, of_address, limits, now, |sender| {
        sender.bucket.check(limits.address, now)?;
        sender.bucket.take();
        Ok(sender.see(response, WINDOW_MS, now))
    })?;
    let Some(visitor) = arrival.visitor else { return Ok(Seen { address, visitor: 0 }) };
    let of_visitor = hash(salt, |hasher| {
        hasher.write_u64(of_address);
        hasher.write(visitor.as_bytes());
    });
    let visitor = with(sets, of_visitor, limits, now, |sender| Ok(sender.see(response, DAY_MS, now)))?;
    Ok(Seen { address, visitor })
}

/// Uses the sender of `key`, who may be new.
fn with(
    sets: &mut [Vec<Sender>],
    key: u64,
    limits: &Limits,
    now: UnixMillis,
    work: impl FnOnce(&mut Sender) -> Result<u32, RetryAfter>,
) -> Result<u32, RetryAfter> {
    let of_key = usize::try_from(key % (SETS as u64)).unwrap_or_default();
    let Some(set) = sets.get_mut(of_key) else { return Ok(0) };
    let known = set.iter().position(|sender| sender.key == key).map(|at| set.swap_remove(at));
    let mut sender = known.unwrap_or_else(|| {
        make_room(set, limits, now);
        Sender { key, bucket: Bucket::default(), until: 0, seen: 0 }
    });
    let passed = work(&mut sender);
    set.push(sender);
    passed
}

impl Sender {
    fn see(&mut self, response: u64, window_ms: u64, now: UnixMillis) -> u32 {
        let until = (now.0 / window_ms).saturating_add(1).saturating_mul(window_ms);
        if self.until != until {
            (self.until, self.seen) = (until, 0);
        }
        self.seen |= 1 << (response % 128);
        self.seen.count_ones()
    }

    /// How much would be forgotten with this one, in parts of a token; nothing where its bucket is full again and its
    /// window over. Another site's senders are judged by this site's rate, which is near enough.
    fn worth(&self, limits: &Limits, now: UnixMillis) -> u64 {
        let seen = if now.0 < self.until { self.seen.count_ones() } else { 0 };
        self.bucket.owed(limits.address, now).max(bucket::TOKEN * u64::from(seen))
    }
}

/// Drops the sender of whom least is known where the set is full: a flood of new addresses pushes out its own, not
/// the one that is being held back.
fn make_room(set: &mut Vec<Sender>, limits: &Limits, now: UnixMillis) {
    if set.len() < WAYS {
        return;
    }
    let least = set.iter().enumerate().min_by_key(|(_, sender)| sender.worth(limits, now));
    if let Some(at) = least.map(|(at, _)| at) {
        set.swap_remove(at);
    }
}

/// What stands for an address at a site. IPv6 counts by its /64, because that is what one household is given, and an
/// IPv4 address that is written as IPv6 as what it is.
fn key(salt: &[u8; 16], site: &SiteId, address: &str) -> u64 {
    hash(salt, |hasher| {
        hasher.write(site.as_str().as_bytes());
        // A byte that no site's id has ends it and says what follows.
        match parsed(address.trim()).map(|ip| ip.to_canonical()) {
            Some(IpAddr::V4(ip)) => {
                hasher.write_u8(4);
                hasher.write(&ip.octets());
            }
            Some(IpAddr::V6(ip)) => {
                hasher.write_u8(6);
                hasher.write_u64(u64::try_from(ip.to_bits() >> 64).unwrap_or_default());
            }
            None => {
                hasher.write_u8(0);
                hasher.write(address.trim().as_bytes());
            }
        }
    })
}

/// The address, without the port that the platform and some proxies write behind it.
fn parsed(address: &str) -> Option<IpAddr> {
    address.parse().or_else(|_| address.parse::<SocketAddr>().map(|socket| socket.ip())).ok()
}

/// SipHash behind the salt: without the salt, an address can't be found again by trying all.
fn hash(salt: &[u8; 16], what: impl FnOnce(&mut DefaultHasher)) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(salt);
    what(&mut hasher);
    hasher.finish()
}
