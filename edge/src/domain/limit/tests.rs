//! What gates and their buckets promise.

use super::*;
use proptest::prelude::*;
use shared::intake::Rate;

const SALT: [u8; 16] = *b"sixteen of salt.";
/// Noon of a day, so that tests of minutes stay within it.
const NOON: u64 = 20_000 * DAY_MS + DAY_MS / 2;
const AMPLE: Rate = Rate { burst: 1_000_000, per_minute: 1_000_000 };

fn site(name: &str) -> SiteId {
    name.parse().unwrap()
}

fn response(n: u64) -> ResponseId {
    format!("01931d1e-7a3c-7c5d-8f2a-{n:012x}").parse().unwrap()
}

fn limits(site: (u32, u32), address: (u32, u32)) -> Limits {
    let rate = |(burst, per_minute)| Rate { burst, per_minute };
    Limits { site: rate(site), address: rate(address) }
}

/// A gate with its limits; the moment is in milliseconds from noon.
struct Tried(Gate, Limits);

impl Tried {
    fn new(limits: Limits) -> Self {
        Self(Gate::new(SALT), limits)
    }

    fn respond(&mut self, name: &str, address: &str, n: u64, ms: u64) -> Result<u32, u32> {
        self.visit(name, address, None, n, ms).map(|seen| seen.address)
    }

    fn visit(
        &mut self,
        name: &str,
        address: &str,
        visitor: Option<&str>,
        n: u64,
        ms: u64,
    ) -> Result<Seen, u32> {
        let site = site(name);
        let arrival = Arrival { site: &site, address: Some(address), response: response(n), visitor };
        self.0.pass(&arrival, &self.1, UnixMillis(NOON + ms)).map_err(RetryAfter::seconds)
    }

    fn passes(&mut self, name: &str, address: &str, ms: u64) -> bool {
        self.respond(name, address, 0, ms).is_ok()
    }

    fn kept(&self) -> usize {
        self.0.sets.iter().map(Vec::len).sum()
    }
}

#[test]
fn the_wait_is_told_in_whole_seconds() {
    let check = |(burst, per_minute): (u32, u32), want: Result<u32, u32>| {
        let mut tried = Tried::new(limits((burst, per_minute), (1_000, 0)));
        for _ in 0..burst {
            assert!(tried.passes("demo", "192.0.2.1", 0));
        }
        assert_eq!(tried.respond("demo", "192.0.2.1", 0, 0), want, "{burst} and {per_minute} a minute");
    };
    check((0, 0), Err(60));
    check((0, 60), Err(60));
    check((5, 0), Err(60));
    check((1, 1), Err(60));
    check((1, 2), Err(30));
    check((1, 7), Err(9));
    check((1, 60), Err(1));
    check((20, 12_000), Err(1));
    check((20, u32::MAX), Err(1));
}

#[test]
fn whoever_is_refused_by_one_bucket_takes_nothing_of_the_other() {
    let mut tried = Tried::new(limits((4, 0), (2, 0)));
    let flood: Vec<_> = (0..5).map(|_| tried.passes("demo", "192.0.2.1", 0)).collect();
    assert_eq!(flood, [true, true, false, false, false]);
    assert!(tried.passes("demo", "192.0.2.2", 0) && tried.passes("demo", "192.0.2.2", 0));
    // The site is empty now. Its refusals cost the third address nothing.
    assert!(!tried.passes("demo", "192.0.2.3", 0) && !tried.passes("demo", "192.0.2.3", 0));
    tried.1.site.burst = 100;
    let later: Vec<_> = (0..3).map(|_| tried.passes("demo", "192.0.2.3", 0)).collect();
    assert_eq!(later, [true, true, false]);
}

#[test]
fn addresses_are_told_apart_as_people_are() {
    let check = |one: &str, other: &str, same: bool| {
        let mut tried = Tried::new(limits((100, 0), (1, 0)));
        assert!(tried.passes("demo", one, 0));
        assert_eq!(!tried.passes("demo", other, 0), same, "{one} and {other}");
    };
    check("192.0.2.1", "192.0.2.1", true);
    check("192.0.2.1", "192.0.2.2", false);
    check("192.0.2.1", "::ffff:192.0.2.1", true);
    check("192.0.2.1", "::ffff:c000:201", true);
    check("192.0.2.1", " 192.0.2.1 ", true);
    check("192.0.2.1:50478", "192.0.2.1:1", true);
    check("192.0.2.1:1", "192.0.2.2:1", false);
    check("[2001:db8:1:2::1]:443", "2001:db8:1:2::2", true);
    check("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true);
    check("2001:db8:1:2::1", "2001:DB8:1:2::1", true);
    check("2001:db8:1:2::1", "2001:db8:1:3::1", false);
    check("unknown", "unknown", true);
    check("unknown", "hidden", false);
    // Text that looks like the bytes of an address is none.
    check("1.2.3.4", "\u{1}\u{2}\u{3}\u{4}", false);
}

#[test]
fn without_an_address_the_site_alone_counts() {
    let (mut gate, name) = (Gate::new(SALT), site("demo"));
    let arrival = Arrival { site: &name, address: None, response: response(0), visitor: None };
    let got: Vec<_> = (0..3)
        .map(|_| gate.pass(&arrival, &limits((2, 0), (0, 0)), UnixMillis(NOON)).map_err(RetryAfter::seconds))
        .collect();
    assert_eq!(got, [Ok(Seen::default()), Ok(Seen::default()), Err(60)]);
    assert!(gate.sets.is_empty());
}

#[test]
fn a_flood_of_addresses_is_bounded_in_memory_and_by_the_site() {
    let mut tried = Tried::new(limits((50_000, 0), (2, 0)));
    let passed = (0..60_000_u32)
        .filter(|n| tried.passes("demo", &core::net::Ipv4Addr::from_bits(*n).to_string(), 0))
        .count();
    assert_eq!(passed, 50_000);
    assert!((SETS * WAYS / 2..=SETS * WAYS).contains(&tried.kept()), "{}", tried.kept());
}

#[test]
fn who_is_held_back_is_not_forgotten_in_the_flood() {
    let mut tried = Tried::new(Limits { site: AMPLE, address: Rate { burst: 5, per_minute: 1 } });
    for _ in 0..5 {
        assert!(tried.passes("demo", "2001:db8::1", 0));
    }
    for n in 0..50_000_u64 {
        assert!(tried.passes("demo", &format!("2001:db9:{:x}:{:x}::1", n >> 16, n & 0xffff), 1));
    }
    assert!(!tried.passes("demo", "2001:db8::1", 2));
}

#[test]
fn responses_of_an_address_are_counted_by_site_and_window_and_each_once() {
    let mut tried = Tried::new(Limits { site: AMPLE, address: AMPLE });
    // Repeated, revised and pressed on, it is one response.
    assert_eq!((0..50).map(|ms| tried.respond("demo", "a", 7, ms)).max(), Some(Ok(1)));
    assert_eq!(tried.respond("demo", "b", 7, 0), Ok(1));
    assert_eq!(tried.respond("shop", "a", 7, 0), Ok(1));
    for sent in 2..=128 {
        let counted = tried.respond("demo", "a", 1_000 + u64::from(sent), 60).unwrap();
        assert!(counted <= sent && counted >= sent * 3 / 5, "{counted} of {sent}");
    }
    assert_eq!(tried.respond("demo", "a", 7, WINDOW_MS), Ok(1));
}

#[test]
fn responses_of_a_visitor_are_counted_for_a_day_where_that_is_asked() {
    let mut tried = Tried::new(Limits { site: AMPLE, address: AMPLE });
    let mut check = |address: &str, visitor: Option<&str>, n: u64, ms: u64, want: u32| {
        let seen = tried.visit("demo", address, visitor, n, ms).map(|seen| seen.visitor);
        assert_eq!(seen, Ok(want), "{address} {visitor:?} {n} {ms}");
    };
    check("192.0.2.1", Some("a phone"), 1, 0, 1);
    // Revised, it is one response; and another browser behind the same address is another visitor.
    check("192.0.2.1", Some("a phone"), 1, 5, 1);
    check("192.0.2.1", Some("a desktop"), 2, 5, 1);
    check("192.0.2.2", Some("a phone"), 3, 5, 1);
    check("192.0.2.1", None, 4, 5, 0);
    check("192.0.2.1", Some("a phone"), 5, 11 * 3_600_000, 2);
    check("192.0.2.1", Some("a phone"), 6, 13 * 3_600_000, 1);
}

#[test]
fn the_day_s_end_renews_the_salt_and_forgets_the_addresses_but_not_the_sites() {
    let mut tried = Tried::new(limits((3, 0), (1, 0)));
    assert!(tried.passes("demo", "192.0.2.1", 0) && !tried.passes("demo", "192.0.2.1", DAY_MS / 2 - 1));
    let (salt, kept) = (tried.0.salt, tried.kept());
    assert!(tried.passes("demo", "192.0.2.2", DAY_MS / 2));
    assert_eq!((kept, tried.kept()), (1, 1));
    assert_ne!(tried.0.salt, salt);
    let keys = [salt, tried.0.salt].map(|salt| key(&salt, &site("demo"), "192.0.2.1"));
    assert_ne!(keys[0], keys[1]);
    assert!(tried.passes("demo", "192.0.2.1", DAY_MS / 2) && !tried.passes("demo", "192.0.2.3", DAY_MS / 2));
}

#[test]
fn a_clock_that_ran_ahead_shuts_nobody_out() {
    let mut tried = Tried::new(Limits { site: AMPLE, address: Rate { burst: 2, per_minute: 60 } });
    assert!(tried.passes("demo", "a", 3_600_000) && tried.passes("demo", "a", 3_600_000));
    assert_eq!(tried.respond("demo", "a", 0, 0), Err(1));
    assert!(tried.passes("demo", "a", 1_000));
}

proptest! {
    /// In no window do more pass than the burst and what the window's length allows.
    #[test]
    fn no_window_has_more_than_its_rate(
        burst in 0_u32..20,
        per_minute in prop_oneof![0_u32..5, 50_u32..7_000],
        waits in proptest::collection::vec(prop_oneof![Just(0_u64), 0_u64..50, 0_u64..5_000], 1..150),
        of_address: bool,
    ) {
        let (tight, ample) = ((burst, per_minute), (AMPLE.burst, AMPLE.per_minute));
        let mut tried = Tried::new(if of_address { limits(ample, tight) } else { limits(tight, ample) });
        let mut now = 0;
        let mut passed = Vec::new();
        for wait in waits {
            now += wait;
            if tried.passes("demo", "192.0.2.1", now) {
                passed.push(now);
            }
        }
        for (first, from) in passed.iter().enumerate() {
            for (last, to) in passed.iter().enumerate().skip(first) {
                let most = u64::from(burst) * 60_000 + u64::from(per_minute) * (to - from);
                prop_assert!((last - first + 1) as u64 * 60_000 <= most, "{from} to {to}");
            }
        }
    }

    /// After the wait that was told, a token is there, unless the wait was cut to a minute.
    #[test]
    fn the_wait_is_long_enough(burst in 1_u32..20, per_minute in 1_u32..9_000, taken in 1_u32..40, ms in 0_u64..9_000) {
        let mut tried = Tried::new(Limits { site: AMPLE, address: Rate { burst, per_minute } });
        for _ in 0..taken {
            let _either = tried.passes("demo", "192.0.2.1", 0);
        }
        match tried.respond("demo", "192.0.2.1", 0, ms) {
            Ok(_) | Err(60) => {}
            Err(seconds) => prop_assert!(tried.passes("demo", "192.0.2.1", ms + u64::from(seconds) * 1000)),
        }
    }

    /// A bucket left alone for long enough is full again, and no fuller than full.
    #[test]
    fn a_bucket_refills(burst in 1_u32..30, per_minute in 1_u32..9_000, again in 1_u64..3) {
        let mut tried = Tried::new(limits((burst, per_minute), (AMPLE.burst, AMPLE.per_minute)));
        let full = (u64::from(burst) * 60_000).div_ceil(u64::from(per_minute));
        for ms in [0, full, full * (2 + again)] {
            let passed = (0..burst + 5).filter(|_| tried.passes("demo", "192.0.2.1", ms)).count();
            prop_assert_eq!(passed, usize::try_from(burst).unwrap());
        }
    }

    /// Whatever floods one site, another one's visitors are let in, from the flood's own addresses too.
    #[test]
    fn a_site_s_flood_refuses_nobody_elsewhere(flood in proptest::collection::vec((0_u8..4, 0_u64..100), 1..300)) {
        let mut tried = Tried::new(limits((10, 600), (3, 180)));
        let (mut now, mut calm) = (0, 0);
        for (address, wait) in flood {
            now += wait;
            let address = format!("192.0.2.{address}");
            let _either = tried.passes("flooded", &address, now);
            if now >= calm {
                prop_assert!(tried.passes("calm", &address, now));
                calm = now + 334;
            }
        }
    }

    /// No setting and no moment makes the sums overflow.
    #[test]
    fn any_numbers_do(burst: u32, per_minute: u32, moments in proptest::collection::vec(any::<u64>(), 1..30)) {
        let mut gate = Gate::new(SALT);
        let name = site("demo");
        let arrival = Arrival { site: &name, address: Some("192.0.2.1"), response: response(1), visitor: None };
        for moment in moments {
            let limits = limits((burst, per_minute), (per_minute, burst));
            match gate.pass(&arrival, &limits, UnixMillis(moment)) {
                Ok(seen) => prop_assert_eq!(seen.address, 1),
                Err(wait) => prop_assert!((1..=60).contains(&wait.seconds())),
            }
        }
    }
}
