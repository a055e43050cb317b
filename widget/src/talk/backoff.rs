//! How long to wait before the socket is opened again.

use core::time::Duration;

const FIRST: Duration = Duration::from_millis(500);
const LONGEST: Duration = Duration::from_secs(30);

/// The wait before attempt `tries + 1`: exponential with full jitter, so that a thousand pages whose edge was
/// restarted do not come back in the same moment. `random` is any number.
#[must_use]
pub fn wait(tries: u32, random: u32) -> Duration {
    let ceiling = FIRST.saturating_mul(1_u32.checked_shl(tries).unwrap_or(u32::MAX)).min(LONGEST);
    ceiling.mul_f32((random >> 8) as f32 / (1_u32 << 24) as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_half_a_minute_and_are_spread() {
        let check = |tries, random, want: u64| {
            assert_eq!(wait(tries, random).as_secs_f32().mul_add(1e3, 0.5) as u64, want, "{tries}");
        };
        check(0, 0, 0);
        check(0, u32::MAX / 2, 250);
        check(3, u32::MAX / 2, 2_000);
        check(10, u32::MAX / 2, 15_000);
        check(31, u32::MAX / 2, 15_000);
        check(32, u32::MAX / 2, 15_000);
        check(u32::MAX, 0, 0);
    }
}
