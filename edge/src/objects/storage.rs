//! An object's own SQLite behind the [`Sql`] door.

use wasm_bindgen::prelude::*;
use worker::{SqlCursor, SqlStorage, SqlStorageValue, Storage};

use crate::store::sql::{Row, Sql, StoreError, Value};

#[wasm_bindgen]
extern "C" {
    /// `DurableObjectStorage`, as far as the `worker` crate does not bind it.
    type TransactionalStorage;

    #[wasm_bindgen(method, catch, js_name = transactionSync)]
    fn transaction_sync(
        this: &TransactionalStorage,
        work: &mut dyn FnMut() -> Result<(), JsValue>,
    ) -> Result<JsValue, JsValue>;
}

/// The database of one object.
pub(crate) struct ObjectSql {
    sql: SqlStorage,
    storage: TransactionalStorage,
}

impl ObjectSql {
    /// The database behind `storage`.
    pub(crate) fn new(storage: &Storage) -> Self {
        let raw: &JsValue = storage.as_raw().as_ref();
        Self { sql: storage.sql(), storage: raw.clone().unchecked_into() }
    }
}

impl ObjectSql {
    fn exec(&self, statement: &str, parameters: &[Value]) -> Result<SqlCursor, StoreError> {
        let parameters = parameters
            .iter()
            .map(|value| match value {
                Value::Null => SqlStorageValue::Null,
                Value::Int(number) => SqlStorageValue::Integer(*number),
                Value::Text(text) => SqlStorageValue::String(text.clone()),
                Value::Blob(bytes) => SqlStorageValue::Blob(bytes.clone()),
            })
            .collect();
        self.sql.exec(statement, Some(parameters)).map_err(failed)
    }
}

impl Sql for ObjectSql {
    fn query(&self, statement: &str, parameters: &[Value]) -> Result<Vec<Row>, StoreError> {
        let row = |values: worker::Result<Vec<SqlStorageValue>>| {
            values.map_err(failed)?.into_iter().map(value).collect::<Result<_, _>>().map(Row)
        };
        self.exec(statement, parameters)?.raw().map(row).collect()
    }

    // The statement has run when its cursor is there; asking the cursor for rows would cost as much again.
    fn run(&self, statement: &str, parameters: &[Value]) -> Result<(), StoreError> {
        self.exec(statement, parameters).map(|_| ())
    }

    fn wrote(&self, statement: &str, parameters: &[Value]) -> Result<bool, StoreError> {
        Ok(self.exec(statement, parameters)?.rows_written() > 0)
    }

    fn atomically<T, E: From<StoreError>>(&self, work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        let mut work = Some(work);
        let mut outcome = None;
        let committed = self.storage.transaction_sync(&mut || {
            let result = work.take().map(|work| work());
            let failed = matches!(result, Some(Err(_)));
            outcome = result;
            if failed { Err(JsValue::from_str("rolled back")) } else { Ok(()) }
        });
        match (outcome, committed) {
            (Some(Ok(value)), Ok(_)) => Ok(value),
            (Some(Err(error)), _) => Err(error),
            (_, Err(error)) => Err(StoreError::Sql(worker::Error::from(error).to_string()).into()),
            (None, Ok(_)) => Err(StoreError::Sql("the transaction never ran".to_owned()).into()),
        }
    }
}

fn failed(error: worker::Error) -> StoreError {
    StoreError::Sql(error.to_string())
}

/// SQLite has no booleans and JavaScript no integers: a whole number comes back as either kind.
fn value(raw: SqlStorageValue) -> Result<Value, StoreError> {
    match raw {
        SqlStorageValue::Null => Ok(Value::Null),
        SqlStorageValue::Boolean(yes) => Ok(yes.into()),
        SqlStorageValue::Integer(number) => Ok(Value::Int(number)),
        SqlStorageValue::Float(_) => Err(StoreError::Corrupt(0, "a value that is ever stored")),
        SqlStorageValue::String(text) => Ok(Value::Text(text)),
        SqlStorageValue::Blob(bytes) => Ok(Value::Blob(bytes)),
    }
}
