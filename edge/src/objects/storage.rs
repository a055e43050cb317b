//! An object's own SQLite behind the [`Sql`] door.
//!
//! Of what a statement costs, most is the way between wasm and JavaScript. So all parameters of a statement cross it at once,
//! as JSON, and so do all rows of a result.

use js_sys::{Array, JSON};
use wasm_bindgen::prelude::*;
use worker::Storage;

use crate::store::sql::{Row, Sql, StoreError, Value};

#[wasm_bindgen]
extern "C" {
    /// `DurableObjectStorage`, as far as the `worker` crate does not bind it.
    type RawStorage;

    #[wasm_bindgen(method, catch, js_name = transactionSync)]
    fn transaction_sync(
        this: &RawStorage,
        work: &mut dyn FnMut() -> Result<(), JsValue>,
    ) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, getter)]
    fn sql(this: &RawStorage) -> RawSql;

    /// `SqlStorage`.
    type RawSql;

    #[wasm_bindgen(method, catch, variadic)]
    fn exec(this: &RawSql, statement: &str, parameters: &Array) -> Result<RawCursor, JsValue>;

    /// `SqlStorageCursor`.
    type RawCursor;

    #[wasm_bindgen(method, getter, js_name = rowsWritten)]
    fn rows_written(this: &RawCursor) -> f64;

    #[wasm_bindgen(method)]
    fn raw(this: &RawCursor) -> RawRows;

    /// What a cursor still has, each row as an array.
    type RawRows;

    #[wasm_bindgen(method, catch, js_name = toArray)]
    fn to_array(this: &RawRows) -> Result<JsValue, JsValue>;
}

/// The database of one object.
pub(crate) struct ObjectSql {
    sql: RawSql,
    storage: RawStorage,
}

impl ObjectSql {
    /// The database behind `storage`.
    pub(crate) fn new(storage: &Storage) -> Self {
        let raw: &JsValue = storage.as_raw().as_ref();
        let storage: RawStorage = raw.clone().unchecked_into();
        Self { sql: storage.sql(), storage }
    }

    fn exec(&self, statement: &str, parameters: &[Value]) -> Result<RawCursor, StoreError> {
        let values = serde_json::to_string(parameters)?;
        let values = JSON::parse(&values).map_err(failed)?.unchecked_into();
        self.sql.exec(statement, &values).map_err(failed)
    }
}

impl Sql for ObjectSql {
    fn query(&self, statement: &str, parameters: &[Value]) -> Result<Vec<Row>, StoreError> {
        let rows = self.exec(statement, parameters)?.raw().to_array().map_err(failed)?;
        let rows = JSON::stringify(&rows).map_err(failed)?.as_string().unwrap_or_default();
        let rows: Vec<Vec<Value>> = serde_json::from_str(&rows)?;
        Ok(rows.into_iter().map(Row).collect())
    }

    // The statement has run when its cursor is there; asking the cursor for rows would cost as much again.
    fn run(&self, statement: &str, parameters: &[Value]) -> Result<(), StoreError> {
        self.exec(statement, parameters).map(|_| ())
    }

    fn wrote(&self, statement: &str, parameters: &[Value]) -> Result<bool, StoreError> {
        Ok(self.exec(statement, parameters)?.rows_written() > 0.0)
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
            (_, Err(error)) => Err(failed(error).into()),
            (None, Ok(_)) => Err(StoreError::Sql("the transaction never ran".to_owned()).into()),
        }
    }
}

fn failed(error: JsValue) -> StoreError {
    StoreError::Sql(worker::Error::from(error).to_string())
}
