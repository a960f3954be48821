/** Whether this browser can give a WebGL2 context at all; the trial context is given back at once. */
export function supportsWebGl2(): boolean {
  const context = document.createElement("canvas").getContext("webgl2");
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
}
