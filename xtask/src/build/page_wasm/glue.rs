//! The script that wasm-bindgen makes, as text in the layout of its pinned version.

use std::fmt::Write as _;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

/// The short names of a wasm's imports and exports, as wasm-opt prints them.
#[derive(Debug, Deserialize)]
pub(super) struct Names {
    /// Module, long name, short name.
    imports: Vec<(String, String, String)>,
    /// Long name, short name.
    exports: Vec<(String, String)>,
}

/// In front of the functions that the wasm imports: each begins a line, eight spaces in.
const FUNCTIONS: &str = "    const import0 = {\n        __proto__: null,\n";

/// In front of the modules that the wasm imports from, a line each: that of these functions, and others by themselves.
const MODULES: &str = "    return {\n        __proto__: null,\n";

/// Behind both.
const END: &str = "\n    };\n";

/// What the object of all exports is called.
const EXPORTS: &str = "wasm.";

/// The module that wasm-opt makes of all that a wasm imports from.
const MODULE: &str = "a";

/// The glue with a mark on what has no effect unless it is used, so that a bundler leaves it out.
pub(super) fn without_effects(glue: &str) -> String {
    glue.replace("new FinalizationRegistry(", "/* @__PURE__ */ new FinalizationRegistry(")
}

/// The exports of the wasm that the glue names and a bundle with it uses.
pub(super) fn used<'a>(glue: &'a str, bundle: &str) -> Vec<&'a str> {
    let mut names: Vec<&str> = named(glue).collect();
    names.sort_unstable();
    names.dedup();
    let in_bundle: Vec<&str> = bundle.split('.').map(identifier).collect();
    names.retain(|name| in_bundle.contains(name));
    names
}

/// The glue for a wasm whose imports and exports have short names.
pub(super) fn renamed(glue: &str, names: &Names) -> Result<String> {
    let (before, rest) = glue.split_once(FUNCTIONS).context("the glue has no imports")?;
    let (all, rest) = rest.split_once(END).context("the glue's imports have no end")?;
    let (between, rest) = rest.split_once(MODULES).context("the glue has no modules")?;
    let (modules, after) = rest.split_once(END).context("the glue's modules have no end")?;
    let all = functions(all);
    let mut imports = String::new();
    for (module, long, short) in &names.imports {
        let line = modules.lines().find_map(|line| line.trim().strip_prefix(&format!("\"{module}\": ")));
        let object = line.with_context(|| format!("the glue lacks {module}"))?.trim_end_matches(',');
        let from_glue = all.iter().find_map(|function| function.strip_prefix(&format!("{long}: ")));
        match (object, from_glue) {
            ("import0", Some(function)) => writeln!(imports, "        {short}: {function}")?,
            ("import0", None) => bail!("the glue lacks {long}"),
            (object, _) => writeln!(imports, "        {short}: {object}.{long},")?,
        }
    }
    let glue = [before, FUNCTIONS, &imports, END.trim_start_matches('\n'), between, MODULES].concat();
    Ok(exports_renamed(&glue, names)
        + &format!("        \"{MODULE}\": import0,")
        + END
        + &exports_renamed(after, names))
}

/// The functions in a list of imports, each from its name on.
fn functions(imports: &str) -> Vec<String> {
    let mut functions: Vec<String> = Vec::new();
    for line in imports.lines() {
        match (line.strip_prefix("        "), functions.last_mut()) {
            (Some(start), _) if !start.starts_with([' ', '}']) => functions.push(start.to_owned()),
            (_, Some(function)) => {
                function.push('\n');
                function.push_str(line);
            }
            (_, None) => {}
        }
    }
    functions
}

fn exports_renamed(text: &str, names: &Names) -> String {
    let mut parts = text.split(EXPORTS);
    let mut renamed = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let long = identifier(part);
        let short = names.exports.iter().find(|(name, _)| name == long);
        renamed.push_str(EXPORTS);
        renamed.push_str(short.map_or(long, |(_, short)| short));
        renamed.push_str(part.get(long.len()..).unwrap_or_default());
    }
    renamed
}

/// What the glue names of the exports.
fn named(glue: &str) -> impl Iterator<Item = &str> {
    glue.split(EXPORTS).skip(1).map(identifier)
}

/// The name at the start of a text.
fn identifier(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '$');
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const GLUE: &str = r#"export function talk(node) {
    wasm.talk(node);
}
export function unused() {
    wasm.unused();
}
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_one_1234: function() { return handleError(function (arg0) {
            const ret = arg0.close();
            return ret;
        }, arguments); },
        __wbg_two_5678: function(arg0) {
            wasm.alloc(arg0);
        },
    };
    return {
        __proto__: null,
        "./page_bg.js": import0,
        "./parts.js": import1,
    };
}
const registry = new FinalizationRegistry(ptr => wasm.talk_free(ptr));
"#;

    fn names(imports: serde_json::Value) -> Names {
        serde_json::from_value(json!({"imports": imports, "exports": [["talk", "b"], ["alloc", "c"]]}))
            .unwrap()
    }

    #[test]
    fn what_is_used_is_what_glue_and_bundle_name() {
        assert_eq!(used(GLUE, "wasm2.talk(a); wasm2.memory"), ["talk"]);
        assert_eq!(used(GLUE, "wasm.talk_free(a)"), ["talk_free"]);
    }

    #[test]
    fn names_become_short_on_both_sides() {
        let imports = json!([
            ["./page_bg.js", "__wbg_two_5678", "A"],
            ["./page_bg.js", "__wbg_one_1234", "B"],
            ["./parts.js", "seed", "C"],
        ]);
        let glue = renamed(GLUE, &names(imports)).unwrap();
        for line in [
            "    wasm.b(node);",
            "    const import0 = {",
            "        B: function() { return handleError(function (arg0) {",
            "        A: function(arg0) {",
            "            wasm.c(arg0);",
            "        C: import1.seed,",
            "        \"a\": import0,",
            "    wasm.unused();",
        ] {
            assert!(glue.lines().any(|it| it == line), "{line}\n{glue}");
        }
    }

    #[test]
    fn what_is_imported_no_more_is_left_out_and_what_lacks_is_a_mistake() {
        let glue = renamed(GLUE, &names(json!([["./page_bg.js", "__wbg_two_5678", "A"]]))).unwrap();
        assert!(!glue.contains("close"), "{glue}");
        let error = renamed(GLUE, &names(json!([["./page_bg.js", "__wbg_three_9", "A"]]))).unwrap_err();
        assert!(error.to_string().contains("__wbg_three_9"), "{error}");
    }

    #[test]
    fn registries_are_marked() {
        assert!(without_effects(GLUE).contains("= /* @__PURE__ */ new FinalizationRegistry(ptr"));
    }
}
