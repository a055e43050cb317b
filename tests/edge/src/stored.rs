//! What the objects have stored, read from their SQLite files.

use std::{fs, path::Path};

use rusqlite::{Connection, types::Value};
use tempfile::TempDir;

/// A kind of object; the name of its folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Object {
    /// Responses.
    Intake,
    /// Cases.
    Desk,
    /// Deliveries.
    Courier,
}

/// A copy of all objects' files, so that looking changes nothing.
#[derive(Debug)]
pub struct Stored(TempDir);

impl Stored {
    /// Copies the files in the data folder of an edge that does not run.
    #[must_use]
    pub fn copy(data: &Path) -> Self {
        let copy = tempfile::tempdir().unwrap();
        copy_folder(&data.join("objects"), copy.path());
        Self(copy)
    }

    /// The rows that `statement` finds in all objects of a kind.
    #[must_use]
    pub fn query(&self, object: Object, statement: &str) -> Vec<Vec<Value>> {
        self.query_each(object, statement).concat()
    }

    /// The rows that `statement` finds in each object of a kind.
    #[must_use]
    pub fn query_each(&self, object: Object, statement: &str) -> Vec<Vec<Vec<Value>>> {
        let found = |connection: Connection| {
            let mut prepared = connection.prepare(statement).unwrap();
            let columns = prepared.column_count();
            let rows = prepared.query_map([], |row| (0..columns).map(|column| row.get(column)).collect());
            rows.unwrap().map(Result::unwrap).collect()
        };
        self.open(object).into_iter().map(found).collect()
    }

    /// How many rows `table` has in all objects of a kind.
    #[must_use]
    pub fn count(&self, object: Object, table: &str) -> usize {
        self.query(object, &format!("SELECT 1 FROM {table}")).len()
    }

    /// Everything that was stored for visitors, as `table: rows`, where there are any.
    #[must_use]
    pub fn filled(&self) -> Vec<String> {
        const TABLES: [(Object, &str); 8] = [
            (Object::Intake, "responses"),
            (Object::Intake, "outbox"),
            (Object::Desk, "cases"),
            (Object::Desk, "events"),
            (Object::Desk, "messages"),
            (Object::Desk, "files"),
            (Object::Desk, "outbox"),
            (Object::Courier, "deliveries"),
        ];
        let counted = TABLES.map(|(object, table)| (object, table, self.count(object, table)));
        let filled = counted.into_iter().filter(|(_, _, count)| *count > 0);
        filled.map(|(object, table, count)| format!("{object:?} {table}: {count}")).collect()
    }

    fn open(&self, object: Object) -> Vec<Connection> {
        open(self.0.path(), object)
    }
}

/// Runs `statement` in all objects of a kind, in the data folder of an edge that does not run.
pub(crate) fn rewrite(data: &Path, object: Object, statement: &str) {
    for connection in open(&data.join("objects"), object) {
        connection.execute_batch(statement).unwrap();
    }
}

/// The databases of a kind; the platform's own, which has the alarms, is none of them.
fn open(objects: &Path, object: Object) -> Vec<Connection> {
    let folder = objects.join(match object {
        Object::Intake => "warmline-intake",
        Object::Desk => "warmline-desk",
        Object::Courier => "warmline-courier",
    });
    let Ok(entries) = fs::read_dir(&folder) else { return Vec::new() };
    entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "sqlite"))
        .filter(|path| path.file_stem().is_some_and(|stem| stem != "metadata"))
        .map(|path| Connection::open(path).unwrap())
        .collect()
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let copy = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &copy);
        } else {
            fs::copy(entry.path(), copy).unwrap();
        }
    }
}
