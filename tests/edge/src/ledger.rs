//! What a sender knows of its responses, and whether the edge knows the same.

use std::collections::HashMap;

use rusqlite::types::Value as Cell;
use serde_json::{Value, json};

use crate::{
    sample,
    stored::{Object, Stored},
};

/// One response, in all of its revisions.
#[derive(Debug, Clone)]
pub struct Tap {
    /// Its id.
    pub id: String,
    /// The score of each revision, from 0; all of them were sent.
    pub scores: Vec<u8>,
    /// How often it was sent, in whatever revision.
    pub attempts: u32,
    /// The highest revision that the edge has acknowledged.
    pub acknowledged: Option<u32>,
}

impl Tap {
    /// A new one, not sent yet.
    #[must_use]
    pub fn new(score: u8) -> Self {
        let id = sample::response(score)["id"].as_str().unwrap().to_owned();
        Self { id, scores: vec![score], attempts: 0, acknowledged: None }
    }

    /// The same, of a page that was given an epoch of the shards' table.
    #[must_use]
    pub fn in_epoch(self, epoch: u16) -> Self {
        let id = if epoch == 0 { self.id } else { format!("e{epoch}.{}", self.id) };
        Self { id, ..self }
    }

    /// Its newest revision.
    #[must_use]
    pub fn rev(&self) -> u32 {
        u32::try_from(self.scores.len() - 1).unwrap()
    }

    /// What is sent of its newest revision.
    #[must_use]
    pub fn body(&self) -> Value {
        let score = self.scores[self.scores.len() - 1];
        json!({ "id": self.id, "rev": self.rev(), "score": score, "page": sample::page(&self.id) })
    }

    /// Whether the visitor was unhappy in any revision, by the threshold that settings have unless told otherwise.
    #[must_use]
    pub fn was_unhappy(&self) -> bool {
        self.scores.iter().any(|score| *score <= 2)
    }
}

/// How what is stored differs from what senders know; by id.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Acknowledged, and there is no row, or one of an older revision.
    pub lost: Vec<String>,
    /// More than one row.
    pub twice: Vec<String>,
    /// Nobody sent what the row says.
    pub false_rows: Vec<String>,
}

/// Compares all rows of responses with what was sent and acknowledged.
#[must_use]
pub fn compare<'a>(stored: &Stored, taps: impl IntoIterator<Item = &'a Tap>) -> Difference {
    for row in stored.query(Object::Intake, "PRAGMA integrity_check") {
        assert_eq!(row, [Cell::Text("ok".to_owned())], "the file is whole");
    }
    let rows = stored.query(
        Object::Intake,
        "SELECT id, rev, score, json_extract(body, '$.rev') IS rev AND json_extract(body, '$.score') IS score
         FROM responses",
    );
    let mut by_id: HashMap<String, Vec<(u32, u8, bool)>> = HashMap::with_capacity(rows.len());
    for row in rows {
        let [Cell::Text(id), Cell::Integer(rev), Cell::Integer(score), Cell::Integer(whole)] = row.as_slice()
        else {
            panic!("{row:?}")
        };
        let row = ((*rev).try_into().unwrap(), (*score).try_into().unwrap(), *whole == 1);
        by_id.entry(id.clone()).or_default().push(row);
    }
    let mut difference = Difference::default();
    for tap in taps {
        let rows = by_id.remove(&tap.id).unwrap_or_default();
        if rows.len() > 1 {
            difference.twice.push(tap.id.clone());
        }
        let stored = rows.iter().map(|(rev, _, _)| *rev).max();
        if stored < tap.acknowledged {
            difference.lost.push(tap.id.clone());
        }
        let was_sent = |(rev, score, whole): &(u32, u8, bool)| {
            *whole && tap.scores.get(usize::try_from(*rev).unwrap()) == Some(score)
        };
        if !rows.iter().all(was_sent) {
            difference.false_rows.push(tap.id.clone());
        }
    }
    difference.false_rows.extend(by_id.into_keys());
    difference
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tap(id: &str, scores: &[u8], acknowledged: Option<u32>) -> Tap {
        Tap { id: id.to_owned(), scores: scores.to_vec(), attempts: 1, acknowledged }
    }

    /// What is stored by two objects with these rows of id, revision and score.
    fn stored(objects: [&[(&str, u32, u8)]; 2]) -> Stored {
        let data = tempfile::tempdir().unwrap();
        let folder = data.path().join("objects/warmline-intake");
        std::fs::create_dir_all(&folder).unwrap();
        for (number, rows) in objects.into_iter().enumerate() {
            let object = rusqlite::Connection::open(folder.join(format!("{number}.sqlite"))).unwrap();
            object
                .execute_batch("CREATE TABLE responses (id TEXT, rev INTEGER, score INTEGER, body TEXT)")
                .unwrap();
            for (id, rev, score) in rows {
                let body = json!({ "id": id, "rev": rev, "score": score }).to_string();
                let row = rusqlite::params![id, rev, score, body];
                object.execute("INSERT INTO responses VALUES (?, ?, ?, ?)", row).unwrap();
            }
        }
        Stored::copy(data.path())
    }

    #[test]
    fn differences_are_found() {
        let check = |taps: &[Tap], objects, [lost, twice, false_rows]: [&[&str]; 3]| {
            let difference = compare(&stored(objects), taps);
            assert_eq!(
                difference,
                Difference {
                    lost: lost.iter().copied().map(str::to_owned).collect(),
                    twice: twice.iter().copied().map(str::to_owned).collect(),
                    false_rows: false_rows.iter().copied().map(str::to_owned).collect(),
                }
            );
        };
        let good = [tap("a", &[5], Some(0)), tap("b", &[5, 1], Some(0)), tap("c", &[4], None)];
        check(&good, [&[("a", 0, 5)], &[("b", 1, 1)]], [&[], &[], &[]]);
        check(&good, [&[("a", 0, 5), ("c", 0, 4)], &[("b", 0, 5)]], [&[], &[], &[]]);
        check(&good, [&[("a", 0, 5)], &[]], [&["b"], &[], &[]]);
        check(&good, [&[("a", 0, 5), ("b", 0, 5)], &[("a", 0, 5)]], [&[], &["a"], &[]]);
        check(&good, [&[("a", 0, 3), ("b", 2, 1)], &[("d", 0, 5)]], [&[], &[], &["a", "b", "d"]]);
        check(&[tap("b", &[5, 1], Some(1))], [&[("b", 0, 5)], &[]], [&["b"], &[], &[]]);
    }
}
