//! The hourly counters, in an Intake. The database keeps them itself (see `schema/intake.rs`).

#[cfg(test)]
mod tests;

use core::ops::Range;

use shared::score::{Score, Steps};

use super::sql::{Row, Sql, StoreError};
use crate::domain::{
    device::Device,
    tally::{Counted, Key},
};

/// The counters of the hours in `hours` (whole hours since the Unix epoch), in the order of their keys.
///
/// # Errors
/// [`StoreError`].
pub fn read(sql: &impl Sql, hours: Range<u32>) -> Result<Vec<Counted>, StoreError> {
    let rows = sql.query(
        "SELECT hour, page, survey, score, steps, reason, locale, device, suspected, count
         FROM counters WHERE hour >= ?1 AND hour < ?2
         ORDER BY hour, page, survey, score, steps, reason, locale, device, suspected",
        &[hours.start.into(), hours.end.into()],
    )?;
    rows.iter().map(counted).collect()
}

fn counted(row: &Row) -> Result<Counted, StoreError> {
    let text = |column| row.text(column).map(str::to_owned);
    let key = Key {
        hour: row.count(0)?,
        page: text(1)?,
        survey: text(2)?,
        score: step::<Score>(row, 3)?,
        steps: step::<Steps>(row, 4)?,
        reason: text(5)?,
        locale: text(6)?,
        device: Device::from_word(row.text(7)?).ok_or(StoreError::Corrupt(7, "a device"))?,
        suspected: row.int(8)? != 0,
    };
    Ok(Counted { key, count: row.count(9)? })
}

fn step<T: TryFrom<u8>>(row: &Row, column: usize) -> Result<T, StoreError> {
    let number = u8::try_from(row.int(column)?).ok();
    number.and_then(|number| T::try_from(number).ok()).ok_or(StoreError::Corrupt(column, "a step"))
}
