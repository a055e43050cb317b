//! Which addresses the site's owners may have the edge call.

use worker::Env;

use crate::notify::target::Reach;

/// As this edge was started.
pub(super) fn reach(env: &Env) -> Reach {
    let private = env.var("PRIVATE_TARGETS").is_ok_and(|value| value.to_string() == "1");
    if private { Reach::Private } else { Reach::Public }
}
