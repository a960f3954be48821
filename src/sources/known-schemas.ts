import type { DateOrder } from "../model/column-mapping.ts";
import { POLICE_UK_ATTRIBUTION } from "./police-uk.ts";

/** Folded column names of which the first that a file has plays the part. */
export type Names = readonly string[];

/** How a publisher says when: alternatives, of which the first whose columns are all there is taken. */
export type SchemaTime =
  | { readonly kind: "stamp"; readonly column: Names; readonly order: DateOrder }
  | {
      readonly kind: "date-and-hour";
      readonly date: Names;
      readonly order: DateOrder;
      readonly hour: Names;
      readonly hourForm: "hour" | "hhmm";
    }
  | {
      readonly kind: "parts";
      readonly year: Names;
      readonly month: Names;
      readonly day: Names;
      readonly hour: Names;
      readonly minute: Names;
    };

/** The files of one publisher: how they are told by their header, and which column plays which part. */
export interface KnownSchema {
  readonly id: string;
  readonly name: string;
  readonly attribution: string | null;
  /** Section of `data/offence-map.json` that brings its offences to the taxonomy; null where they are it. */
  readonly offences: string | null;
  /** Folded names that a header must have; one of each list. */
  readonly needs: readonly Names[];
  readonly position:
    | { readonly kind: "degrees"; readonly longitude: Names; readonly latitude: Names }
    | { readonly kind: "grid"; readonly easting: Names; readonly northing: Names; readonly crs: string };
  readonly times: readonly SchemaTime[];
  readonly category: Names;
  readonly place: Names;
  readonly incident: Names;
}

const DEGREES = { kind: "degrees", longitude: ["longitude"], latitude: ["latitude"] } as const;

/** Headers as the publishers' portals export them; names are folded to lower-case letters and digits. */
export const KNOWN_SCHEMAS: readonly KnownSchema[] = [
  {
    id: "police-uk",
    name: "data.police.uk street file",
    attribution: POLICE_UK_ATTRIBUTION,
    offences: null,
    needs: [["month"], ["reportedby"], ["fallswithin"], ["longitude"], ["latitude"], ["crimetype"]],
    position: DEGREES,
    times: [{ kind: "stamp", column: ["month"], order: "year-first" }],
    category: ["crimetype"],
    place: ["location"],
    incident: ["crimeid"],
  },
  {
    id: "chicago",
    name: "City of Chicago crimes",
    attribution: null,
    offences: "chicago",
    needs: [
      ["primarytype"],
      ["locationdescription"],
      ["communityarea", "ward", "beat"],
      ["latitude"],
      ["longitude"],
    ],
    position: DEGREES,
    times: [{ kind: "stamp", column: ["date"], order: "month-first" }],
    category: ["primarytype"],
    place: ["block"],
    incident: ["id"],
  },
  {
    id: "new-york",
    name: "New York City Police complaints",
    attribution: null,
    offences: "new-york",
    needs: [["cmplntnum", "cmplntfrdt"], ["ofnsdesc"], ["latitude"], ["longitude"]],
    position: DEGREES,
    times: [
      {
        kind: "date-and-hour",
        date: ["cmplntfrdt"],
        order: "month-first",
        hour: ["cmplntfrtm"],
        hourForm: "hour",
      },
      { kind: "stamp", column: ["cmplntfrdt"], order: "month-first" },
    ],
    category: ["ofnsdesc"],
    place: [],
    incident: ["cmplntnum"],
  },
  {
    id: "los-angeles",
    name: "Los Angeles Police crimes",
    attribution: null,
    offences: "los-angeles",
    needs: [["drno", "dateocc"], ["crmcddesc"], ["lat", "latitude"], ["lon", "longitude"]],
    position: { kind: "degrees", longitude: ["lon", "longitude"], latitude: ["lat", "latitude"] },
    times: [
      {
        kind: "date-and-hour",
        date: ["dateocc"],
        order: "month-first",
        hour: ["timeocc"],
        hourForm: "hhmm",
      },
      { kind: "stamp", column: ["dateocc"], order: "month-first" },
    ],
    category: ["crmcddesc"],
    place: ["location"],
    incident: ["drno"],
  },
  {
    id: "san-francisco",
    name: "San Francisco Police incidents, since 2018",
    attribution: null,
    offences: "san-francisco",
    needs: [["incidentdatetime", "incidentdate"], ["incidentcategory"], ["latitude"], ["longitude"]],
    position: DEGREES,
    times: [
      { kind: "stamp", column: ["incidentdatetime"], order: "month-first" },
      { kind: "stamp", column: ["incidentdate"], order: "month-first" },
    ],
    category: ["incidentcategory"],
    place: ["intersection"],
    incident: ["rowid"],
  },
  {
    id: "san-francisco-2003",
    name: "San Francisco Police incidents, 2003 to 2018",
    attribution: null,
    offences: "san-francisco",
    needs: [["incidntnum"], ["category"], ["pddistrict"], ["x"], ["y"]],
    position: { kind: "degrees", longitude: ["x"], latitude: ["y"] },
    times: [
      { kind: "date-and-hour", date: ["date"], order: "month-first", hour: ["time"], hourForm: "hour" },
      { kind: "stamp", column: ["date"], order: "month-first" },
    ],
    category: ["category"],
    place: ["address"],
    incident: ["pdid"],
  },
  {
    id: "houston",
    name: "City of Houston crimes",
    attribution: null,
    offences: "houston",
    needs: [
      ["rmsoccurrencedate", "date"],
      ["rmsoccurrencehour", "hour"],
      ["beat"],
      ["premise"],
      ["nibrsdescription", "offense", "offensetype"],
      ["maplongitude", "lon"],
      ["maplatitude", "lat"],
    ],
    position: { kind: "degrees", longitude: ["maplongitude", "lon"], latitude: ["maplatitude", "lat"] },
    times: [
      {
        kind: "date-and-hour",
        date: ["rmsoccurrencedate", "date"],
        order: "month-first",
        hour: ["rmsoccurrencehour", "hour"],
        hourForm: "hour",
      },
    ],
    category: ["nibrsdescription", "offense", "offensetype"],
    place: ["address", "streetname"],
    incident: [],
  },
  {
    id: "vancouver",
    name: "Vancouver Police crimes",
    attribution: null,
    offences: "vancouver",
    needs: [["type"], ["year"], ["month"], ["day"], ["hundredblock"], ["neighbourhood"], ["x"], ["y"]],
    position: { kind: "grid", easting: ["x"], northing: ["y"], crs: "EPSG:32610" },
    times: [
      {
        kind: "parts",
        year: ["year"],
        month: ["month"],
        day: ["day"],
        hour: ["hour"],
        minute: ["minute"],
      },
    ],
    category: ["type"],
    place: ["hundredblock"],
    incident: [],
  },
  {
    id: "portland",
    name: "Portland Police offences",
    attribution: null,
    offences: "portland",
    needs: [["occurdate"], ["offensetype", "offensecategory"], ["opendatalat"], ["opendatalon"]],
    position: { kind: "degrees", longitude: ["opendatalon"], latitude: ["opendatalat"] },
    times: [
      {
        kind: "date-and-hour",
        date: ["occurdate"],
        order: "month-first",
        hour: ["occurtime"],
        hourForm: "hhmm",
      },
      { kind: "stamp", column: ["occurdate"], order: "month-first" },
    ],
    category: ["offensetype", "offensecategory"],
    place: ["address"],
    incident: [],
  },
];
