import { type Concentration, TOP_SHARES } from "../../model/where-report.ts";

/**
 * Lorenz curve, Gini coefficient and top shares of counts, empty cells included.
 *
 * G = (2 Σ k x₍ₖ₎ − (n + 1) Σ x) / (n Σ x), x₍₁₎ ≤ … ≤ x₍ₙ₎ (Lorenz 1905; Gini 1912). With fewer crimes c than cells n, n − c
 * cells have to be empty, and G is at least 1 − c/n whatever happens. Bernasco & Steenbeek (2017) measure from there:
 * G′ = max(n/c, 1) (G − 1) + 1, which is 0 where no cell has two crimes and G where c ≥ n.
 * A top share of a number of cells that is not whole takes the cells below it whole and the next one in part, as the
 * Lorenz curve does: of 134 cells, one per cent is the first and 0.34 of the second.
 * @param counts whole numbers, not negative
 */
export function measureConcentration(counts: ArrayLike<number>): Concentration {
  const n = counts.length;
  const rising = Float64Array.from(counts).sort();
  const upTo = new Float64Array(n + 1);
  let ranked = 0;
  rising.forEach((count, k) => {
    upTo[k + 1] = (upTo[k] as number) + count;
    ranked += (k + 1) * count;
  });
  const total = upTo[n] as number;
  if (total === 0) {
    const top = TOP_SHARES.map((shareOfCells) => ({ shareOfCells, shareOfCrimes: null }));
    return { lorenz: upTo, gini: null, adjustedGini: null, top, cellsWithHalf: null };
  }
  const gini = Math.max(0, (2 * ranked - (n + 1) * total) / (n * total));
  const heldByTop = (cells: number) => {
    const whole = Math.floor(cells);
    const next = whole < n ? (rising[n - 1 - whole] as number) : 0;
    return (total - (upTo[n - whole] as number) + (cells - whole) * next) / total;
  };
  let cellsWithHalf = 0;
  while (heldByTop(cellsWithHalf) < 0.5) cellsWithHalf++;
  return {
    lorenz: upTo.map((sum) => sum / total),
    gini,
    adjustedGini: Math.max(0, Math.max(n / total, 1) * (gini - 1) + 1),
    top: TOP_SHARES.map((shareOfCells) => ({ shareOfCells, shareOfCrimes: heldByTop(shareOfCells * n) })),
    cellsWithHalf,
  };
}
