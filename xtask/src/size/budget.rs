//! What may be used, and what is.

use std::fmt::{self, Write};

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Bytes on the wire.
    Bytes,
    /// Requests.
    Requests,
    /// Milliseconds.
    Milliseconds,
}

/// One line of the budget.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    /// What is measured.
    pub what: &'static str,
    /// At most this.
    pub budget: f64,
    /// Measured.
    pub used: f64,
    /// Of both numbers.
    pub unit: Unit,
}

impl Row {
    /// Whether it is in budget.
    #[must_use]
    pub fn fits(&self) -> bool {
        self.used <= self.budget
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Bytes => "bytes",
            Self::Requests => "requests",
            Self::Milliseconds => "ms",
        })
    }
}

/// A line for each row.
#[must_use]
pub fn table(rows: &[Row]) -> String {
    let mut table = format!("\n{:<44}{:>10}{:>10}", "size", "budget", "used");
    for row in rows {
        let Row { what, budget, used, unit } = row;
        let verdict = if row.fits() { "" } else { "  OVER BUDGET" };
        // Writing to a String can't fail.
        let _ = write!(table, "\n{what:<44}{budget:>10.0}{used:>10.0}  {unit}{verdict}");
    }
    table.push('\n');
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_budget_itself_is_in_budget() {
        let check = |used: f64, fits: bool| {
            let row = Row { what: "script", budget: 5_000.0, used, unit: Unit::Bytes };
            assert_eq!(row.fits(), fits, "{used}");
            assert_eq!(table(&[row]).contains("OVER BUDGET"), !fits, "{used}");
        };
        check(0.0, true);
        check(5_000.0, true);
        check(5_000.5, false);
        check(f64::NAN, false);
    }
}
