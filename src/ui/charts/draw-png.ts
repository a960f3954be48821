import type { Picture } from "./compose-svg.ts";

const SCALE = 2;

/**
 * A picture as PNG bytes, two device pixels to a CSS pixel.
 * @throws Error where the browser cannot draw it, which is so where its canvas is switched off or too small.
 */
export async function drawPng({ svg, width, height }: Picture): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml;charset=utf-8" }));
  try {
    const image = new Image(width * SCALE, height * SCALE);
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width * SCALE;
    canvas.height = height * SCALE;
    const context = canvas.getContext("2d");
    if (!context) throw new Error("This browser gives no canvas to draw on.");
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error("The picture is too large for this browser."))),
        "image/png",
      );
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** A style sheet with the app's font in it, because a picture is drawn apart from the page and its fonts. */
export async function loadFontFace(): Promise<string> {
  const { default: font } = await import(
    "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?inline"
  );
  return `@font-face{font-family:'Inter Variable';font-weight:100 900;src:url(${font}) format('woff2')}`;
}
