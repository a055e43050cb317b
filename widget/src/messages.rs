//! The messages of one language: its catalog, and the texts made from it.
//!
//! *Invariant:* every catalog has the messages of [`words`](crate::words), each with the variables that the English one
//! has, so that a text is never missing; the tests hold them to it.

use std::borrow::Cow;

use shared::{
    catalog::{Catalog, Counted},
    language::Language,
};

#[cfg(test)]
pub(crate) mod tests;

/// Which category a number has in a language, as CLDR names them: `one`, `few`, `other`. It is passed in because only
/// the platform has the rules of all languages.
pub type CategoryOf = fn(Language, u32) -> String;

/// The messages of one language.
pub struct Messages {
    language: Language,
    catalog: Catalog,
    category_of: CategoryOf,
}

/// What goes in the place of a variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// As it is.
    Text(Cow<'a, str>),
    /// In digits; the words around it may depend on it.
    Number(u32),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}

impl Messages {
    /// The messages of `language` from its catalog.
    #[must_use]
    pub fn new(language: Language, catalog: Catalog, category_of: CategoryOf) -> Self {
        Self { language, catalog, category_of }
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The text of a message without variables.
    #[must_use]
    pub fn text(&self, id: &str) -> String {
        self.with(id, [])
    }

    /// The text of a message with its variables.
    #[must_use]
    pub fn with<const N: usize>(&self, id: &str, values: [(&str, Value<'_>); N]) -> String {
        self.format(id, &values)
    }

    /// A message that is missing shows its name, which tells whoever sees it what to add.
    fn format(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        let text = match (self.catalog.texts.get(id), self.catalog.counted.get(id)) {
            (Some(text), _) => text,
            (None, Some(counted)) => self.form(counted, values),
            (None, None) => return id.to_owned(),
        };
        filled(text, values)
    }

    fn form<'a>(&self, counted: &'a Counted, values: &[(&str, Value<'_>)]) -> &'a str {
        let category = match value(values, &counted.by) {
            Some(Value::Number(number)) => (self.category_of)(self.language, *number),
            Some(Value::Text(_)) | None => return &counted.other,
        };
        counted.forms.get(&category).unwrap_or(&counted.other)
    }
}

fn value<'a, 'b>(values: &'a [(&str, Value<'b>)], name: &str) -> Option<&'a Value<'b>> {
    values.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
}

/// The text with its variables; one that has no value stays as it is written. Braces in a value are nothing special.
fn filled(text: &str, values: &[(&str, Value<'_>)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{')
        && let Some((name, after)) = after.split_once('}')
    {
        filled.push_str(before);
        match value(values, name) {
            Some(Value::Text(text)) => filled.push_str(text),
            Some(Value::Number(number)) => filled.push_str(&number.to_string()),
            None => filled.extend(["{", name, "}"]),
        }
        rest = after;
    }
    filled + rest
}
