//! The hourly counters, in an Intake.

#[cfg(test)]
mod tests;

use core::ops::Range;

use shared::score::{Score, Steps};

use super::sql::{Row, Sql, StoreError, Value};
use crate::domain::{
    device::Device,
    tally::{Changes, Counted, Key},
};

/// Brings the counters to where `changes` leaves them: one statement for each key. To be run in the transaction that
/// stores the rows.
///
/// # Errors
/// [`StoreError`]; so for its siblings.
pub fn apply(sql: &impl Sql, changes: &Changes<'_>) -> Result<(), StoreError> {
    for (key, change) in changes.iter() {
        sql.run(
            "INSERT INTO counters (hour, page, survey, score, steps, reason, locale, device, suspected, count)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (hour, page, survey, score, steps, reason, locale, device, suspected)
             DO UPDATE SET count = count + excluded.count",
            &[
                key.hour.into(),
                key.page.into(),
                key.survey.into(),
                u32::from(u8::from(key.score)).into(),
                u32::from(u8::from(key.steps)).into(),
                key.reason.into(),
                key.locale.into(),
                key.device.word().into(),
                key.suspected.into(),
                Value::Int(change),
            ],
        )?;
    }
    if changes.iter().any(|(_, change)| change < 0) {
        sql.run("DELETE FROM counters WHERE count = 0", &[])?;
    }
    Ok(())
}

/// The counters of the hours in `hours` (whole hours since the Unix epoch), in the order of their keys.
pub fn read(sql: &impl Sql, hours: Range<u32>) -> Result<Vec<Counted>, StoreError> {
    let rows = sql.query(
        "SELECT hour, page, survey, score, steps, reason, locale, device, suspected, count
         FROM counters WHERE hour >= ?1 AND hour < ?2
         ORDER BY hour, page, survey, score, steps, reason, locale, device, suspected",
        &[hours.start.into(), hours.end.into()],
    )?;
    rows.iter().map(counted).collect()
}

/// What the counters should be: the stored responses, counted one by one.
#[cfg(test)]
pub(crate) fn recount(sql: &impl Sql) -> Result<Vec<Counted>, StoreError> {
    let rows = sql.query(
        "SELECT received_at / 3600000, coalesce(page, ''), coalesce(survey, ''), score, coalesce(steps, 5),
             coalesce(reason, ''), coalesce(locale, ''), device, suspicion IS NOT NULL, count(*)
         FROM responses GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9 ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9",
        &[],
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
