//! Brotli by the platform's own zlib, which costs the Worker no bytes.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `node:zlib`, as far as it is used here.
    type Zlib;

    // Asked for at run time and not imported, because the bundler would look for the module itself.
    #[wasm_bindgen(catch, js_namespace = process, js_name = getBuiltinModule)]
    fn builtin_module(name: &str) -> Result<Zlib, JsValue>;

    #[wasm_bindgen(method, catch, js_name = brotliCompressSync)]
    fn brotli_compress(this: &Zlib, data: &[u8]) -> Result<js_sys::Uint8Array, JsValue>;

    #[wasm_bindgen(method, catch, js_name = brotliDecompressSync)]
    fn brotli_decompress(this: &Zlib, data: &[u8]) -> Result<js_sys::Uint8Array, JsValue>;
}

/// `data` compressed; the default is brotli's best, quality 11.
pub(super) fn compress(data: &[u8]) -> worker::Result<Vec<u8>> {
    Ok(builtin_module("node:zlib")?.brotli_compress(data)?.to_vec())
}

/// What was compressed, for the rare client that can't do it itself.
pub(crate) fn inflate(data: &[u8]) -> worker::Result<Vec<u8>> {
    Ok(builtin_module("node:zlib")?.brotli_decompress(data)?.to_vec())
}
