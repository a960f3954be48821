import { type ColumnRoles, findColumn, NO_COLUMN } from "./column-roles.ts";

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

/** The roles that column names of no particular publisher suggest, or null where longitude or latitude is missing. */
export function genericRoles(names: readonly string[]): ColumnRoles | null {
  const longitude = findColumn(names, LONGITUDE);
  const latitude = findColumn(names, LATITUDE);
  if (longitude === NO_COLUMN || latitude === NO_COLUMN) return null;
  return {
    longitude,
    latitude,
    time: findColumn(names, TIME),
    category: findColumn(names, CATEGORY),
    place: findColumn(names, PLACE),
  };
}

/** The names of the easting and northing columns, where a file gives positions in metres; else null. */
export function metricColumns(names: readonly string[]): readonly [string, string] | null {
  const easting = names[findColumn(names, EASTING)];
  const northing = names[findColumn(names, NORTHING)];
  return easting !== undefined && northing !== undefined ? [easting, northing] : null;
}
