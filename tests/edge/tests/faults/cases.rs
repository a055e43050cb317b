//! What follows from an unhappy tap, once all is well again.

use std::{collections::BTreeSet, time::Duration};

use edge_tests::{PATIENCE, ledger::Tap, stored::Object, workerd::Workerd};
use rusqlite::types::Value as Cell;
use tokio::time::sleep;

/// Waits until each unhappy one of `taps` is a case, and checks that it is one, and that there are no others. The
/// edge, which must run, is down afterwards. How many cases there are.
pub(crate) async fn check(edge: &mut Workerd, taps: impl Iterator<Item = &Tap>) -> usize {
    let wanted: BTreeSet<_> = taps.filter(|tap| tap.was_unhappy()).map(|tap| tap.id.clone()).collect();
    let mut wait = Duration::from_millis(250);
    let cases = loop {
        sleep(wait).await;
        let rows = edge.killed().query(Object::Desk, "SELECT response_id FROM cases");
        if rows.len() >= wanted.len() || wait > PATIENCE {
            break rows;
        }
        // The retry of what could not be handed over may be minutes away.
        wait *= 2;
        edge.resume();
    };
    let id = |row: &Vec<Cell>| match row.as_slice() {
        [Cell::Text(id)] => id.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(cases.len(), wanted.len(), "an unhappy tap is one case");
    assert_eq!(cases.iter().map(id).collect::<BTreeSet<_>>(), wanted);
    wanted.len()
}
