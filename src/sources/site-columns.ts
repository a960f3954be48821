import { foldName } from "./column-roles.ts";

/** What a column or property of a list of sites holds. */
export type SiteField =
  | "lat"
  | "lng"
  | "position"
  | "easting"
  | "northing"
  | "name"
  | "staff"
  | "type"
  | "phases";

const SPELLINGS: Readonly<Record<SiteField, readonly string[]>> = {
  lat: ["lat", "latitude", "y", "ycoord", "latitudewgs84", "latwgs84", "gpslat"],
  lng: ["lng", "lon", "long", "longitude", "x", "xcoord", "longitudewgs84", "lngwgs84", "gpslon", "gpslng"],
  position: ["position", "coordinates", "coords", "latlng", "latlon", "latlong", "latitudelongitude", "gps"],
  easting: ["easting", "eastings", "osgbeast", "east"],
  northing: ["northing", "northings", "osgbnorth", "north"],
  name: [
    "name",
    "site",
    "sitename",
    "post",
    "postname",
    "place",
    "location",
    "label",
    "title",
    "description",
  ],
  staff: [
    ...["minimumstaff", "minstaff", "staff", "minimum", "min", "officers", "minimumofficers", "minofficers"],
    ...["strength", "required", "headcount"],
  ],
  type: ["type", "kind", "category", "sitetype", "posttype", "role", "unit", "mode"],
  phases: ["phases", "phase", "when", "period", "periods"],
};

/** The field that a column's name stands for, whatever its case and punctuation; undefined where it is none. */
export function recogniseSiteField(name: string): SiteField | undefined {
  const key = foldName(name);
  return (Object.keys(SPELLINGS) as SiteField[]).find((field) => SPELLINGS[field].includes(key));
}
