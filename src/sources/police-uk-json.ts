import { isObject, type JsonObject, type JsonShape, valueAt } from "./json-columns.ts";
import { namePoliceUkCategory } from "./police-uk-categories.ts";

/**
 * Crimes as data.police.uk's street-level service answers: text for coordinates, the street nested, categories by
 * address. They get the columns of a street file, so that both kinds count together.
 */
export const POLICE_UK_JSON: JsonShape = {
  format: "JSON",
  matches: (record) =>
    typeof record.category === "string" &&
    typeof record.month === "string" &&
    isObject(valueAt(record, ["location", "street"])),
  columnsOf: () => [
    { name: "Crime ID", read: at("persistent_id") },
    { name: "Month", read: at("month") },
    { name: "Reported by", read: at() },
    { name: "Falls within", read: at() },
    { name: "Longitude", read: at("location", "longitude") },
    { name: "Latitude", read: at("location", "latitude") },
    { name: "Location", read: at("location", "street", "name") },
    { name: "Crime type", read: ({ category }) => nameCategory(category) },
  ],
};

function at(...path: readonly string[]): (record: JsonObject) => unknown {
  return path.length === 0 ? () => null : (record) => valueAt(record, path);
}

function nameCategory(address: unknown): unknown {
  return typeof address === "string" ? namePoliceUkCategory(address) : address;
}
