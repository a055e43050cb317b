// Arguments: a folder, and the quality of brotli. Puts X.br beside each file X.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const [folder, quality] = process.argv.slice(-2);
for (const name of readdirSync(folder)) {
  const content = readFileSync(join(folder, name));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: Number(quality),
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    [constants.BROTLI_PARAM_LGWIN]: 22,
  };
  writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content, { params }));
}
