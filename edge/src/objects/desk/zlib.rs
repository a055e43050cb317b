//! Brotli by the platform's own zlib, which costs the Worker no bytes.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "node:zlib")]
extern "C" {
    #[wasm_bindgen(catch, js_name = brotliCompressSync)]
    fn brotli_compress(data: &[u8]) -> Result<js_sys::Uint8Array, JsValue>;

    #[wasm_bindgen(catch, js_name = brotliDecompressSync)]
    fn brotli_decompress(data: &[u8]) -> Result<js_sys::Uint8Array, JsValue>;
}

/// `data` compressed; node's default is brotli's best, quality 11.
pub(super) fn compress(data: &[u8]) -> worker::Result<Vec<u8>> {
    Ok(brotli_compress(data)?.to_vec())
}

/// What was compressed, for the rare client that can't do it itself.
pub(crate) fn inflate(data: &[u8]) -> worker::Result<Vec<u8>> {
    Ok(brotli_decompress(data)?.to_vec())
}
