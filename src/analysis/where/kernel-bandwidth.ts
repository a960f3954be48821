import type { Steps } from "../../model/steps.ts";
import type { Metres } from "../../model/units.ts";
import type { BandwidthChoice } from "../../model/where-report.ts";
import { type NearestCells, nearestCells, placeOnSphere } from "../counting/nearest-cells.ts";
import { quarticKernel } from "./kernel-density.ts";

/** Multiples of the spacing of hexes: from a little of the six around a hex to all within six steps. */
const SPACINGS = [1.25, 1.5, 2, 2.5, 3, 4, 5, 6] as const;

/**
 * Bandwidths worth asking about on a grid of hexes, in whole metres, rising: 1.25 to 6 times the spacing of
 * centres, which is the mean distance from the first cell (the middle one of a `HexGrid`) to the six nearest. Empty below
 * two cells.
 */
export function listBandwidths(lng: ArrayLike<number>, lat: ArrayLike<number>): Metres[] {
  if (lng.length < 2) return [];
  const { distanceM } = nearestCells(placeOnSphere(lng, lat), 0, Number.POSITIVE_INFINITY);
  const six = distanceM.subarray(1, 7);
  const spacing = six.reduce((sum, distance) => sum + distance, 0) / six.length;
  return SPACINGS.map((multiple) => Math.round(multiple * spacing));
}

/**
 * Chooses a bandwidth for `kernelDensity` by leave-one-out likelihood (Habbema, Hermans & van den Broek 1974; Duin 1976):
 * the h that maximises
 *
 * (1/N) Σᵢ xᵢ ln f₍₋₁₎(i),  f₍₋₁₎(i) = (λ(i) − Kᵢᵢ) / (N − 1),
 *
 * where λ is the density of all N incidents and Kᵢᵢ the part of one incident of hex i that stays in hex i.
 * An incident further than h from all others has probability 0 and rules h out. Of equals the smaller wins. Null below two
 * incidents and where every candidate is ruled out.
 * @param counts whole numbers
 * @param candidatesM bandwidths above 0, such as those of `listBandwidths`
 */
export function* chooseBandwidth(
  counts: ArrayLike<number>,
  lng: ArrayLike<number>,
  lat: ArrayLike<number>,
  candidatesM: readonly Metres[],
): Steps<BandwidthChoice | null> {
  const rising = candidatesM.toSorted((a, b) => a - b);
  const widest = rising.at(-1);
  let total = 0;
  for (let i = 0; i < counts.length; i++) total += counts[i] as number;
  if (total < 2 || widest === undefined) return null;
  const points = placeOnSphere(lng, lat);
  const around: (NearestCells | null)[] = [];
  for (let i = 0; i < counts.length; i++) {
    yield `Measuring distances, hex ${i + 1} of ${counts.length}`;
    around.push((counts[i] as number) > 0 ? nearestCells(points, i, widest) : null);
  }
  const scores: { readonly bandwidthM: Metres; readonly logLikelihood: number | null }[] = [];
  for (const bandwidthM of candidatesM) {
    yield `Trying a bandwidth of ${bandwidthM} m`;
    const logLikelihood = leaveOneOut(counts, around, total, bandwidthM);
    scores.push({ bandwidthM, logLikelihood: Number.isFinite(logLikelihood) ? logLikelihood : null });
  }
  let best: { bandwidthM: Metres; logLikelihood: number } | null = null;
  for (const { bandwidthM, logLikelihood } of scores.toSorted((a, b) => a.bandwidthM - b.bandwidthM)) {
    if (logLikelihood !== null && (best === null || logLikelihood > best.logLikelihood)) {
      best = { bandwidthM, logLikelihood };
    }
  }
  if (best === null) return null;
  const { bandwidthM } = best;
  const atEnd = bandwidthM === rising[0] ? "smallest" : bandwidthM === widest ? "largest" : null;
  return { bandwidthM, scores, atEnd };
}

function leaveOneOut(
  counts: ArrayLike<number>,
  around: readonly (NearestCells | null)[],
  total: number,
  bandwidthM: Metres,
): number {
  const others = new Float64Array(counts.length);
  around.forEach((near, j) => {
    if (near === null) return;
    const weight = near.distanceM.map((distance) => quarticKernel(distance, bandwidthM));
    const mass = weight.reduce((sum, each) => sum + each, 0);
    near.cells.forEach((cell, k) => {
      const incidents = (counts[j] as number) - (cell === j ? 1 : 0);
      others[cell] = (others[cell] as number) + (incidents * (weight[k] as number)) / mass;
    });
  });
  let sum = 0;
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i] as number;
    if (count > 0) sum += count * Math.log((others[i] as number) / (total - 1));
  }
  return sum / total;
}
