/** Widths in ems of the app's font by class of characters, figures tabular, each a little above the class's mean. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[ijlI .,:'’!]/, 0.27],
  [/[tfr;|()[\]/]/, 0.36],
  [/[acksvxyzJL?–-]/, 0.56],
  [/\d/, 0.65],
  [/[bdeghnopquEF]/, 0.62],
  [/[A-BK-LP-TVX-Z&+−×<>]/, 0.67],
  [/[CDGHNOQU]/, 0.75],
  [/[mw…]/, 0.86],
  [/\p{Script=Latin}/u, 0.66],
];
const WIDEST = 1.02;

/**
 * About how wide a text of the app's font is, CSS pixels; a little more rather than less, so that what is
 * laid out by it does not overlap.
 */
export function estimateTextWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const character of text) ems += widthOf(character);
  return ems * fontSize;
}

function widthOf(character: string): number {
  if (/[MW@—%]/.test(character)) return WIDEST;
  return WIDTHS.find(([characters]) => characters.test(character))?.[1] ?? WIDEST;
}

/** The text, cut with an ellipsis where it would be wider than `width` CSS pixels. */
export function fitText(text: string, width: number, fontSize: number): string {
  if (estimateTextWidth(text, fontSize) <= width) return text;
  let kept = text;
  while (kept.length > 1 && estimateTextWidth(`${kept}…`, fontSize) > width) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}

/**
 * Moves labels apart: positions in the order given, each at least `gap` from the next, within `low` to `high`
 * where there is room, and as near to where they belong as going through them once each way brings them.
 */
export function spreadLabels(at: readonly number[], gap: number, low: number, high: number): number[] {
  const order = at.map((_, i) => i).sort((a, b) => (at[a] as number) - (at[b] as number));
  const placed = order.map((i) => Math.min(Math.max(at[i] as number, low), high));
  for (let i = 1; i < placed.length; i++) {
    placed[i] = Math.max(placed[i] as number, (placed[i - 1] as number) + gap);
  }
  let limit = high;
  for (let i = placed.length - 1; i >= 0; i--) {
    placed[i] = Math.min(placed[i] as number, limit);
    limit = (placed[i] as number) - gap;
  }
  const result = new Array<number>(at.length);
  order.forEach((original, rank) => {
    result[original] = placed[rank] as number;
  });
  return result;
}
