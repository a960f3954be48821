/** A share 0–1 as a short percentage for a label: `2.5%`, `38%`. */
export function formatPercent(share: number): string {
  return `${Number((100 * share).toFixed(share < 0.1 ? 1 : 0))}%`;
}
