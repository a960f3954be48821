/** The crime types of data.police.uk, as it spells them. */
export const OFFENCE_CATEGORIES = [
  "Anti-social behaviour",
  "Bicycle theft",
  "Burglary",
  "Criminal damage and arson",
  "Drugs",
  "Other crime",
  "Other theft",
  "Possession of weapons",
  "Public order",
  "Robbery",
  "Shoplifting",
  "Theft from the person",
  "Vehicle crime",
  "Violence and sexual offences",
] as const;

/** Stands for an offence that no category is chosen for. */
export const UNMAPPED = "Unmapped";

export type OffenceCategory = (typeof OFFENCE_CATEGORIES)[number] | typeof UNMAPPED;

/** Categories by offence text, in any case. */
export type OffenceMap = Readonly<Record<string, OffenceCategory>>;

/** How the offence texts of a table are brought to the taxonomy. */
export interface Harmonising {
  /**
   * `foreign`: texts of known publishers abroad, all others stay. `all`: every text. `none`: each text stays its own category.
   */
  readonly scope: "foreign" | "all" | "none";
  /** A person's own choices by text, which come before the shipped map whatever the scope, unless that is `none`. */
  readonly edits: OffenceMap;
}

export const DEFAULT_HARMONISING: Harmonising = { scope: "foreign", edits: {} };

/** One offence text of a table: how often it occurs and what it counts as. */
export interface MappedOffence {
  readonly source: string;
  /** Section of the shipped map, by publisher, that was consulted; null where the text stays as it is. */
  readonly section: string | null;
  readonly rows: number;
  readonly category: string;
}

/** The harm of one category; null where the index has no value for it. */
export interface HarmWeight {
  /** Cambridge Crime Harm Index, days of imprisonment. */
  readonly cchiDays: number | null;
  /** ONS Crime Severity Score, days of sentence. */
  readonly onsSeverity: number | null;
}

/** An offence text as maps are searched by: upper case, single spaces. */
export function foldOffence(text: string): string {
  return text.trim().replace(/\s+/g, " ").toUpperCase();
}
