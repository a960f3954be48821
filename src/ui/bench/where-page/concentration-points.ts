import type { Concentration } from "../../../model/where-report.ts";
import { formatPercent } from "../../../model/wording.ts";
import type { ConcentrationPoint } from "../../charts/LorenzCurve.tsx";

/** The curve from the hexes with most on, for drawing. */
export function curveOf({ lorenz }: Concentration): readonly ConcentrationPoint[] {
  const n = lorenz.length - 1;
  return Array.from(lorenz, (_, k) => ({ places: k / n, records: 1 - (lorenz[n - k] as number) }));
}

/** The shares of hexes that are asked about; none where nothing counts. */
export function marksOf({ top }: Concentration): readonly ConcentrationPoint[] {
  return top.flatMap(({ shareOfCells, shareOfCrimes }) =>
    shareOfCrimes === null ? [] : [{ places: shareOfCells, records: shareOfCrimes }],
  );
}

/** The curve in one sentence. */
export function sayShares({ top, adjustedGini }: Concentration): string {
  const said = top.flatMap(({ shareOfCells, shareOfCrimes }) =>
    shareOfCrimes === null ? [] : [`${formatPercent(shareOfCells)} hold ${formatPercent(shareOfCrimes)}`],
  );
  if (adjustedGini === null) return "Nothing that counts is recorded here.";
  return `Of the hexes, the fullest ${said.join(", ")} of what was recorded.`;
}
