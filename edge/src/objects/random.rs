//! The randomness of the shell. The domain is handed bytes; this is the only place that asks the platform for some.

/// `N` bytes from the platform's cryptographic generator.
pub(crate) fn bytes<const N: usize>() -> Result<[u8; N], worker::Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| worker::Error::RustError(error.to_string()))?;
    Ok(bytes)
}
