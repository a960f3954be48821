/** Historic demand as weighted points: point i stands at (lng[i], lat[i]) and weighs weight[i] recorded crimes. */
export interface DemandPoints {
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  readonly weight: Float64Array;
  /** Name of the place at each point, or null where the data gives none. */
  readonly place: readonly (string | null)[];
  /** Rows of point i by category: entries breakdownStart[i] … breakdownStart[i + 1) of the two arrays below. */
  readonly breakdownStart: Uint32Array;
  readonly breakdownCategory: Uint16Array;
  readonly breakdownRows: Uint32Array;
  readonly categories: readonly string[];
}
