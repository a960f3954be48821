import { flatColumns, isObject, type JsonShape, pointColumns } from "./json-columns.ts";
import { UNREADABLE } from "./record-rows.ts";

/**
 * Features of GeoJSON (RFC 7946), in a collection or one to a line. Points give longitude and latitude, properties the
 * other columns; where no feature has a geometry, properties give the coordinates too.
 */
export const GEOJSON: JsonShape = {
  format: "GeoJSON",
  matches: (record) => record.type === "Feature",
  columnsOf(samples) {
    const properties = flatColumns(samples, ["properties"]);
    if (!samples.some(({ geometry }) => isObject(geometry))) return properties;
    return [...pointColumns(({ geometry }) => geometry, UNREADABLE), ...properties];
  },
};
