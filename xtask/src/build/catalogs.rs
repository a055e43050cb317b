//! The messages of the interface, from Fluent to what the edge reads.
//!
//! The catalogs use little of Fluent: texts with variables, characters by number, and one choice by a number's category
//! in a message. Whatever else it has is refused here, so that the edge needs to know none of it.

use std::{fs, path::Path};

use anyhow::{Context, Result, anyhow, bail};
use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Variant, VariantKey},
    parser,
    unicode::unescape_unicode_to_string,
};
use shared::catalog::{Catalog, Counted};

use crate::{paths, stamp};

/// The categories of CLDR besides `other`, which every message has.
const CATEGORIES: [&str; 5] = ["zero", "one", "two", "few", "many"];

/// Writes each catalog of the widget as `TAG.json` into `folder`.
pub(super) fn place(folder: &Path) -> Result<()> {
    for source in stamp::files(&paths::root().join("widget/messages"))? {
        let tag = source.file_stem().context("a catalog has no name")?;
        let text = fs::read_to_string(&source).with_context(|| format!("reading {}", source.display()))?;
        let catalog = read(&text).with_context(|| format!("reading {}", source.display()))?;
        let file = folder.join(tag).with_extension("json");
        stamp::write(&file, serde_json::to_vec(&catalog)?)?;
    }
    Ok(())
}

/// The catalog that is written in `source`.
///
/// # Errors
/// When it is no Fluent, names a message twice or uses what the catalogs have no use for.
pub fn read(source: &str) -> Result<Catalog> {
    let resource = parser::parse(source).map_err(|(_, errors)| anyhow!("it is no Fluent: {errors:?}"))?;
    let mut catalog = Catalog::default();
    for entry in &resource.body {
        match entry {
            Entry::Message(message) => {
                let id = message.id.name;
                add(&mut catalog, message).with_context(|| format!("in {id}"))?;
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            Entry::Term(_) | Entry::Junk { .. } => bail!("the catalogs have no use for {entry:?}"),
        }
    }
    Ok(catalog)
}

fn add(catalog: &mut Catalog, message: &Message<&str>) -> Result<()> {
    let id = message.id.name;
    if catalog.texts.contains_key(id) || catalog.counted.contains_key(id) {
        bail!("it stands there twice");
    }
    if !message.attributes.is_empty() {
        bail!("the catalogs have no use for attributes");
    }
    let pattern = message.value.as_ref().context("it says nothing")?;
    match said(pattern)? {
        Said::Always(text) => {
            catalog.texts.insert(id.to_owned(), text);
        }
        Said::Counted(counted) => {
            catalog.counted.insert(id.to_owned(), counted);
        }
    }
    Ok(())
}

/// What a message says, as it is put together.
enum Said {
    Always(String),
    Counted(Counted),
}

fn said(pattern: &Pattern<&str>) -> Result<Said> {
    let mut said = Said::Always(String::new());
    for element in &pattern.elements {
        said = match (said, element) {
            (
                Said::Always(before),
                PatternElement::Placeable { expression: Expression::Select { selector, variants } },
            ) => Said::Counted(choice(&before, selector, variants)?),
            (Said::Always(before), element) => Said::Always(before + &plain(element)?),
            (Said::Counted(mut counted), element) => {
                let more = plain(element)?;
                counted.forms.values_mut().chain([&mut counted.other]).for_each(|form| form.push_str(&more));
                Said::Counted(counted)
            }
        };
    }
    Ok(said)
}

fn choice(before: &str, selector: &InlineExpression<&str>, variants: &[Variant<&str>]) -> Result<Counted> {
    let InlineExpression::VariableReference { id } = selector else {
        bail!("it chooses by something else than a variable: {selector:?}");
    };
    let mut counted = Counted { by: id.name.to_owned(), forms: Default::default(), other: String::new() };
    for variant in variants {
        let VariantKey::Identifier { name } = variant.key else {
            bail!("it chooses by a number itself instead of its category");
        };
        let parts = variant.value.elements.iter().map(plain).collect::<Result<String>>()?;
        let form = format!("{before}{parts}");
        match (name, variant.default) {
            ("other", true) => counted.other = form,
            (category, false) if CATEGORIES.contains(&category) => {
                if counted.forms.insert(category.to_owned(), form).is_some() {
                    bail!("{category} stands there twice");
                }
            }
            _ => bail!("{name} is no category of numbers, or the default is not other"),
        }
    }
    Ok(counted)
}

/// A part without a choice.
fn plain(element: &PatternElement<&str>) -> Result<String> {
    let text = match element {
        PatternElement::TextElement { value } => (*value).to_owned(),
        PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::VariableReference { id }),
        } => {
            return Ok(format!("{{{}}}", id.name));
        }
        PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::StringLiteral { value }),
        } => unescape_unicode_to_string(value).into_owned(),
        PatternElement::Placeable { expression } => bail!("the catalogs have no use for {expression:?}"),
    };
    if text.contains(['{', '}']) {
        bail!("there is a brace in {text:?}");
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_catalog_is_read_or_refused() {
        let check = |source: &str, want: Option<&str>| {
            let read = read(source).ok().map(|catalog| serde_json::to_string(&catalog).unwrap());
            assert_eq!(read.as_deref(), want, "{source}");
        };
        let read = |source: &str, want: &str| check(source, Some(want));
        let refused = |source: &str| check(source, None);

        read("# One.\nclose = Zu\n", r#"{"texts":{"close":"Zu"},"counted":{}}"#);
        read("a = { $n } of {\"\\u0041\"}\n", r#"{"texts":{"a":"{n} of A"},"counted":{}}"#);
        read("a = one\n    two\n", r#"{"texts":{"a":"one\ntwo"},"counted":{}}"#);
        read(
            "a = In { $n ->\n    [one] a day\n   *[other] { $n } days\n }.\n",
            r#"{"texts":{},"counted":{"a":{"by":"n","forms":{"one":"In a day."},"other":"In {n} days."}}}"#,
        );

        refused("close = { \n");
        refused("close = Zu\nclose = Schließen\n");
        refused("-brand = Warmline\n");
        refused("a = { -brand }\n");
        refused("a = { b }\n");
        refused("a = { NUMBER($n) }\n");
        refused("a = { 5 }\n");
        refused("a =\n    .title = No value\n");
        refused("a = Text\n    .title = An attribute\n");
        refused("a = {\"{\"}\n");
        refused("a = { $n ->\n    [1] one\n   *[other] more\n }\n");
        refused("a = { $n ->\n    [red] one\n   *[other] more\n }\n");
        refused("a = { $n ->\n    [one] one\n   *[many] more\n }\n");
        refused("a = { $n ->\n    [one] one\n    [one] one\n   *[other] more\n }\n");
        refused("a = { $n ->\n   *[other] more\n }{ $m ->\n   *[other] more\n }\n");
        refused("a = { $n ->\n   *[other] { $m ->\n   *[other] more\n }\n }\n");
        refused("a = { NUMBER($n) ->\n   *[other] more\n }\n");
    }
}
