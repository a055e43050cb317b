// The wasm that runs the conversation; the build puts in the names of its files.

const JS = "/assets/{{talk_js}}";
const WASM = "/assets/{{talk_wasm}}";
const CSS = "/assets/{{talk_css}}";

/** A page that gives its whole address away gives none of its query to us. */
const POLICY = { referrerPolicy: "origin" };

const load = async (stage) => {
  const { adopt, edge } = stage;
  try {
    // The smallest module there is tells whether the page allows wasm, before anything is fetched.
    new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch (error) {
    stage.refused = 1;
    throw error;
  }
  const [module, wasm, css] = await Promise.all([
    import(edge + JS),
    fetch(edge + WASM, POLICY),
    fetch(edge + CSS, POLICY).then((answer) => answer.text()),
  ]);
  await module.default({ module_or_path: wasm });
  adopt(css);
  return module.talk;
};

/** Fetches it once; after a failure the next call tries again. Gives the function that starts a conversation. */
export const wasm = (stage) => {
  stage.loading ||= load(stage);
  stage.loading.catch(() => (stage.loading = 0));
  return stage.loading;
};
