//! The time that a share of all stays under.

/// That of `times`, a share such as 0.99; not a number when there are none.
pub(super) fn percentile(times: &[f64], share: f64) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    // Nearest rank; the cast is exact for as many times as can be measured.
    let rank = (share * sorted.len() as f64).ceil() as usize;
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_rank_is_taken() {
        let times: Vec<f64> = (1..=200).rev().map(f64::from).collect();
        let check = |share: f64, want: f64| assert_eq!(percentile(&times, share), want, "{share}");
        check(0.5, 100.0);
        check(0.99, 198.0);
        check(1.0, 200.0);
        assert_eq!(percentile(&[7.0], 0.5), 7.0);
        assert!(percentile(&[], 0.5).is_nan());
    }
}
