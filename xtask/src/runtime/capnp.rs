//! The configuration of workerd, as text.

use std::fmt::Write;

/// The newest that the pinned workerd takes; `edge/wrangler.toml` says the same.
pub const COMPATIBILITY_DATE: &str = "2026-05-03";
/// `edge/wrangler.toml` says the same. Node's modules are there for their brotli alone.
pub const COMPATIBILITY_FLAGS: [&str; 1] = ["nodejs_compat"];
/// How the engine collects what requests leave behind: all of it, each time that two megabytes are full.
///
/// A `Request` is held by the runtime, hence beyond the engine's quick collections, which look at what is young. Left to
/// themselves, thousands wait for a full collection and are then freed in one go, in which nobody is answered for some
/// 100 ms. The heap of an isolate that keeps its state in wasm and SQLite is small, so that a full collection takes 2 ms.
pub const V8_FLAGS: [&str; 2] = ["--gc-global", "--max-semi-space-size=2"];

/// The objects: binding, class and the fixed text that their storage is found by.
///
/// *Invariant:* a key never changes: all that was stored under the old one would be out of reach.
const OBJECTS: [(&str, &str, &str); 3] = [
    ("INTAKE", "Intake", "warmline-intake"),
    ("DESK", "Desk", "warmline-desk"),
    ("COURIER", "Courier", "warmline-courier"),
];

/// What the text is made of. Paths of modules are relative to the file that the text is written to.
#[derive(Debug)]
pub struct Parts<'a> {
    /// Name and path of each module, the entry first.
    pub modules: &'a [(String, String)],
    /// The folder of the assets.
    pub assets: &'a str,
    /// The folder of the objects' storage.
    pub objects: &'a str,
    /// Where to listen.
    pub addresses: &'a [String],
    /// The texts that the Worker is given.
    pub texts: &'a [(&'a str, String)],
    /// Whether requests to the outside may reach this machine and its network.
    pub private_targets: bool,
}

/// The text.
#[must_use]
pub fn text(parts: &Parts<'_>) -> String {
    let allow = if parts.private_targets { r#"["public", "private"]"# } else { r#"["public"]"# };
    let sockets = lines(parts.addresses.iter().enumerate().map(|(number, address)| {
        format!(r#"(name = "http{number}", address = {}, http = (), service = "edge")"#, quoted(address))
    }));
    let modules = lines(parts.modules.iter().map(|(name, path)| {
        let kind = if name.ends_with(".wasm") { "wasm" } else { "esModule" };
        format!("(name = {}, {kind} = embed {})", quoted(name), quoted(path))
    }));
    let namespaces =
        lines(OBJECTS.iter().map(|(_, class, key)| {
            format!(r#"(className = "{class}", uniqueKey = "{key}", enableSql = true)"#)
        }));
    let objects = OBJECTS
        .iter()
        .map(|(binding, class, _)| format!(r#"(name = "{binding}", durableObjectNamespace = "{class}")"#));
    let texts = parts
        .texts
        .iter()
        .map(|(name, value)| format!("(name = {}, text = {})", quoted(name), quoted(value)));
    let assets = [r#"(name = "ASSETS", service = "assets")"#.to_owned()];
    let bindings = lines(objects.chain(assets).chain(texts));
    let flags = COMPATIBILITY_FLAGS.map(quoted).join(", ");
    let engine = V8_FLAGS.map(quoted).join(", ");
    format!(
        r#"using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "edge", worker = .edge),
    (name = "assets", disk = (path = {assets}, writable = false)),
    (name = "objects", disk = (path = {objects}, writable = true)),
    (name = "internet", network = (allow = {allow}, tlsOptions = (trustBrowserCas = true))),
  ],
  sockets = [{sockets}],
  v8Flags = [{engine}],
);

const edge :Workerd.Worker = (
  modules = [{modules}],
  compatibilityDate = "{COMPATIBILITY_DATE}",
  compatibilityFlags = [{flags}],
  durableObjectNamespaces = [{namespaces}],
  durableObjectStorage = (localDisk = "objects"),
  globalOutbound = "internet",
  bindings = [{bindings}],
);
"#,
        assets = quoted(parts.assets),
        objects = quoted(parts.objects),
    )
}

fn lines(entries: impl Iterator<Item = String>) -> String {
    let mut text: String = entries.fold(String::new(), |text, entry| text + "\n    " + &entry + ",");
    if !text.is_empty() {
        text.push_str("\n  ");
    }
    text
}

/// A string as Cap'n Proto's text format writes it.
fn quoted(raw: &str) -> String {
    let mut text = String::from('"');
    for c in raw.chars() {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            c if c.is_ascii_control() => {
                // Writing to a String can't fail.
                let _ = write!(text, "\\x{:02x}", u32::from(c));
            }
            c => text.push(c),
        }
    }
    text.push('"');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example(private_targets: bool) -> String {
        text(&Parts {
            modules: &[
                ("index.js".into(), "../w/index.js".into()),
                ("index_bg.wasm".into(), "../w/a.wasm".into()),
            ],
            assets: "/built/assets",
            objects: "/data/objects",
            addresses: &["127.0.0.1:8787".into(), "[::1]:8787".into()],
            texts: &[("SITES", "{\"demo\":\"a\\\"b\"}".into())],
            private_targets,
        })
    }

    #[test]
    fn the_text_has_every_part() {
        let text = example(false);
        for line in [
            r#"(name = "assets", disk = (path = "/built/assets", writable = false)),"#,
            r#"(name = "http1", address = "[::1]:8787", http = (), service = "edge"),"#,
            r#"(name = "index.js", esModule = embed "../w/index.js"),"#,
            r#"(name = "index_bg.wasm", wasm = embed "../w/a.wasm"),"#,
            r#"(className = "Desk", uniqueKey = "warmline-desk", enableSql = true),"#,
            r#"(name = "COURIER", durableObjectNamespace = "Courier"),"#,
            r#"(name = "SITES", text = "{\"demo\":\"a\\\"b\"}"),"#,
            r#"v8Flags = ["--gc-global", "--max-semi-space-size=2"],"#,
        ] {
            assert!(text.contains(line), "{line} is not in\n{text}");
        }
    }

    #[test]
    fn only_tests_reach_this_machine() {
        assert!(example(false).contains(r#"network = (allow = ["public"],"#));
        assert!(example(true).contains(r#"network = (allow = ["public", "private"],"#));
    }

    #[test]
    fn strings_are_quoted() {
        for (raw, want) in
            [("a", r#""a""#), ("\"\\", r#""\"\\""#), ("\n\t\u{1}", r#""\n\t\x01""#), ("é", "\"é\"")]
        {
            assert_eq!(quoted(raw), want);
        }
    }
}
