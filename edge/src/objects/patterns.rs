//! The platform's regular expressions, which cost the Worker no bytes.

use js_sys::RegExp;

use crate::domain::phone::Patterns;

/// Regular expressions as JavaScript has them.
pub(crate) struct PlatformPatterns;

impl Patterns for PlatformPatterns {
    fn matches(&self, pattern: &str, text: &str) -> bool {
        RegExp::new(&format!("^(?:{pattern})$"), "").test(text)
    }

    fn at_start(&self, pattern: &str, text: &str) -> Option<Vec<Option<String>>> {
        let caught = RegExp::new(&format!("^(?:{pattern})"), "").exec(text)?;
        Some(caught.iter().map(|group| group.as_string()).collect())
    }
}
