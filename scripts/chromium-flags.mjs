/**
 * How every Chromium of this repository is started: software WebGL, so that the map draws without a graphics card;
 * nothing that reaches for the network by itself; and no sandbox as root, where Chromium refuses to start with one.
 */
export const chromiumFlags = [
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];
