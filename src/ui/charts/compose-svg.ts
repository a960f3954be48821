import { estimateTextWidth } from "./text-width.ts";

/** What stands around a chart in an exported picture. */
export interface PictureWords {
  readonly title: string;
  readonly reading: string;
  /** Said below the chart: source, span, cautions. */
  readonly foot: readonly string[];
  /** Said beside the title in its own colour, and never left out: `Simulated data`. */
  readonly badge: string | null;
}

/** Colours of an exported picture, resolved. */
export interface PictureColours {
  readonly background: string;
  readonly ink: string;
  readonly soft: string;
  readonly badge: string;
}

/** A chart that is to be exported: its drawing as SVG text, and its size in CSS pixels. */
export interface Drawing {
  readonly markup: string;
  readonly width: number;
  readonly height: number;
}

/** A picture ready to be saved or drawn: an SVG document, and its size in CSS pixels. */
export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const MARGIN = 20;
const NARROWEST = 360;
export const PICTURE_FONT = "'Inter Variable', Inter, system-ui, sans-serif";

/**
 * A complete SVG document: background, title, reading, the drawing, and the foot, words wrapped to its width.
 * @param fontFace A style sheet that brings the font along, or "" to rely on the reader's.
 */
export function composeSvg(
  drawing: Drawing,
  words: PictureWords,
  colours: PictureColours,
  fontFace = "",
): Picture {
  const width = Math.max(NARROWEST, Math.ceil(drawing.width)) + 2 * MARGIN;
  const inner = width - 2 * MARGIN;
  const lines: string[] = [];
  let y = MARGIN;
  const write = (texts: readonly string[], size: number, weight: number, colour: string) => {
    for (const text of texts) {
      y += Math.round(size * 1.4);
      lines.push(
        `<text x="${MARGIN}" y="${y}" fill="${colour}" font-size="${size}" font-weight="${weight}">${escapeXml(text)}</text>`,
      );
    }
  };
  write(wrapText(words.title, inner, 15), 15, 600, colours.ink);
  if (words.badge !== null) write([words.badge], 12, 600, colours.badge);
  write(wrapText(words.reading, inner, 13), 13, 400, colours.soft);
  y += 14;
  const chart = `<g transform="translate(${MARGIN} ${y})">${drawing.markup}</g>`;
  y += Math.ceil(drawing.height) + 6;
  write(
    words.foot.flatMap((text) => wrapText(text, inner, 11)),
    11,
    400,
    colours.soft,
  );
  const height = y + MARGIN;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${PICTURE_FONT}" role="img" aria-label="${escapeXml(`${words.title}. ${words.reading}`)}">`,
    fontFace && `<style>${fontFace}</style>`,
    `<rect width="${width}" height="${height}" fill="${colours.background}"/>`,
    ...lines,
    chart,
    "</svg>",
  ];
  return { svg: svg.filter((part) => part !== "").join("\n"), width, height };
}

/** The text in lines no wider than `width` CSS pixels, broken between words; a longer word has a line to itself. */
export function wrapText(text: string, width: number, fontSize: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter((each) => each !== "")) {
    const longer = line ? `${line} ${word}` : word;
    if (line && estimateTextWidth(longer, fontSize) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...lines, line] : lines;
}

/** The text as XML, for content and attributes in double quotes; characters that XML forbids are left out. */
export function escapeXml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 forbids
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
  );
}
