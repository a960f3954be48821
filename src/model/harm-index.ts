/** A published index of harm: what one recorded crime of each category weighs. */
export interface HarmIndex {
  readonly id: HarmIndexId;
  readonly name: string;
  readonly unit: string;
  readonly citation: string;
  /** How the weights per category were derived from the published ones. */
  readonly derivation: string;
  readonly terms: string;
  /** By category of data.police.uk; null where the index has no value for it. */
  readonly weights: Readonly<Record<string, number | null>>;
}

export type HarmIndexId = "cchiDays" | "onsSeverity";
