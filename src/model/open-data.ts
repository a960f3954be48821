/** Which columns play which part; of several names the first that the dataset has is taken. */
export interface ColumnHints {
  readonly longitude?: readonly string[];
  readonly latitude?: readonly string[];
  /** A column that holds the point itself. */
  readonly point?: readonly string[];
  readonly time?: readonly string[];
  /** The time of day, where it has a column of its own: `13:45:00`, `1345` or the hour alone. */
  readonly clock?: readonly string[];
  readonly category?: readonly string[];
  readonly place?: readonly string[];
}

interface Listed {
  /** Kebab-case and unique. */
  readonly id: string;
  readonly title: string;
  readonly city: string;
  readonly columns: ColumnHints;
  /** Section of `data/offence-map.json` that brings its offences to the taxonomy; where there is none they are kept. */
  readonly offences?: string;
  readonly attribution: string;
  /** The dataset's own page. */
  readonly page: string;
  /** How the entry is known, and what to know before using it. */
  readonly note: string;
}

/** A dataset on a Socrata portal. */
export interface SocrataEntry extends Listed {
  readonly service: "socrata";
  readonly domain: string;
  readonly dataset: string;
}

/** A layer of an ArcGIS FeatureServer or MapServer. */
export interface ArcgisEntry extends Listed {
  readonly service: "arcgis";
  readonly layerUrl: string;
  /** IANA zone whose wall clock the stamps are read in. */
  readonly timeZone: string;
}

/** A dataset that is known to work. */
export type OpenDataEntry = SocrataEntry | ArcgisEntry;

/** What a pasted address points at. */
export type DatasetAddress =
  | { readonly kind: "socrata"; readonly domain: string; readonly dataset: string }
  | { readonly kind: "arcgis"; readonly layerUrl: string }
  | { readonly kind: "police-uk" }
  | { readonly kind: "file"; readonly url: string };
