/** Made once: a charge that `toLocaleString` takes for each number. */
const COUNTS = new Intl.NumberFormat("en-GB");

/** `1,469`. */
export function formatCount(count: number): string {
  return COUNTS.format(count);
}

/** `82.5%` for 0.825. */
export function formatShare(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

/** `2.5%` for 0.025, `38%` for 0.38: short, for a label. */
export function formatPercent(share: number): string {
  return `${Number((100 * share).toFixed(share < 0.1 ? 1 : 0))}%`;
}

/** `< 0.001` or `0.034` for a p-value. */
export function formatP(p: number): string {
  return p < 0.001 ? "< 0.001" : p.toFixed(3);
}

/** `300 m` or `1.5 km`. */
export function formatDistance(metres: number): string {
  return metres < 1000 ? `${Math.round(metres)} m` : `${Number((metres / 1000).toFixed(2))} km`;
}

/** The text with a capital first letter. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The text with a small first letter. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
