import type { MappingDraft, TimeMapping } from "../model/column-mapping.ts";
import { foldName } from "./column-roles.ts";
import { nameOf } from "./schema-mapping.ts";

// Names are folded: lower case, letters and digits only. The earlier name wins where a file has several.
const LATITUDE = [
  "latitude",
  "lat",
  "latitudewgs84",
  "latwgs84",
  "wgs84lat",
  "geolat",
  "ylat",
  "pointy",
  "ycoord",
  "y",
];
const LONGITUDE = [
  ...["longitude", "lng", "lon", "long", "longitudewgs84", "lngwgs84", "lonwgs84", "wgs84lng", "wgs84lon"],
  ...["geolng", "geolon", "geolong", "xlong", "xlon", "pointx", "xcoord", "x"],
];
const TIME = [
  ...[
    "datetime",
    "timestamp",
    "occurredat",
    "occurredon",
    "occurreddate",
    "occurrencedatetime",
    "occurrencedate",
  ],
  ...[
    "incidentdatetime",
    "incidentdate",
    "offencedate",
    "offensedate",
    "crimedate",
    "dateoccurred",
    "dateocc",
  ],
  ...["dateofoffence", "dateofoffense", "dateofcrime", "eventdate", "date", "month", "time"],
];
const CATEGORY = [
  ...[
    "crimetype",
    "category",
    "primarytype",
    "crimecategory",
    "offencetype",
    "offensetype",
    "offencecategory",
  ],
  ...["offensecategory", "offence", "offense", "crime", "incidenttype", "incidentcategory", "majorcategory"],
  ...["crimename", "offencename", "offensename", "type"],
];
const PLACE = [
  "place",
  "placename",
  "street",
  "streetname",
  "block",
  "hundredblock",
  "address",
  "location",
  "locationname",
];
const EASTING = ["easting", "eastings", "xeasting", "utmx", "xutm", "osgbx", "bngx"];
const NORTHING = ["northing", "northings", "ynorthing", "utmy", "yutm", "osgby", "bngy"];

const YEAR = ["year", "occyear", "occurrenceyear", "incidentyear"];
const MONTH = ["month", "occmonth", "occurrencemonth", "incidentmonth"];
const DAY = ["day", "dayofmonth", "occday", "occurrenceday", "incidentday"];
const HOUR = ["hour", "hourofday", "occhour", "occurrencehour", "incidenthour", "timeofday"];
const MINUTE = ["minute", "occminute"];
const CLOCK = [
  "time",
  "incidenttime",
  "occurrencetime",
  "timeoccurred",
  "timeocc",
  "crimetime",
  "offencetime",
];
const ID = [
  "crimeid",
  "incidentid",
  "incidentnumber",
  "casenumber",
  "caseid",
  "crimenumber",
  "offenceid",
  "id",
];

/** What column names of no particular publisher suggest; the position may be missing in part. */
export function guessMapping(names: readonly string[]): MappingDraft {
  const named = (wanted: readonly string[]) => nameOf(names, wanted);
  const [longitude, latitude] = [named(LONGITUDE), named(LATITUDE)];
  const [easting, northing] = [named(EASTING), named(NORTHING)];
  const inDegrees = (longitude !== null && latitude !== null) || (easting === null && northing === null);
  return {
    position: inDegrees
      ? { kind: "degrees", longitude, latitude }
      : { kind: "grid", easting, northing, crs: null },
    time: guessTime(named),
    category: named(CATEGORY),
    place: named(PLACE),
    id: named(ID),
  };
}

function guessTime(named: (wanted: readonly string[]) => string | null): TimeMapping | null {
  const [column, year, month] = [named(TIME), named(YEAR), named(MONTH)];
  const [hour, clock, minute] = [named(HOUR), named(CLOCK), named(MINUTE)];
  const onlyPart = column === null || column === month || column === clock;
  if (onlyPart && year !== null && month !== null) {
    return { kind: "parts", year, month, day: named(DAY), hour, minute };
  }
  if (column === null) return null;
  const beside = hour ?? clock;
  if (beside !== null && beside !== column && foldName(column).includes("date")) {
    return {
      kind: "date-and-hour",
      date: column,
      order: "year-first",
      hour: beside,
      hourForm: "hour",
      minute,
    };
  }
  return { kind: "stamp", column, order: "year-first", zone: null };
}
