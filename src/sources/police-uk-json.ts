import { isObject, type JsonObject, type JsonShape, valueAt } from "./json-columns.ts";

/**
 * The categories of the street-level crime service of data.police.uk, by the address of each, as its street files call
 * them (data.police.uk/docs/method/crime-categories; the last is of before May 2013).
 */
const CATEGORIES: Readonly<Record<string, string>> = {
  "anti-social-behaviour": "Anti-social behaviour",
  "bicycle-theft": "Bicycle theft",
  burglary: "Burglary",
  "criminal-damage-arson": "Criminal damage and arson",
  drugs: "Drugs",
  "other-crime": "Other crime",
  "other-theft": "Other theft",
  "possession-of-weapons": "Possession of weapons",
  "public-order": "Public order",
  robbery: "Robbery",
  shoplifting: "Shoplifting",
  "theft-from-the-person": "Theft from the person",
  "vehicle-crime": "Vehicle crime",
  "violent-crime": "Violence and sexual offences",
  "public-disorder-weapons": "Public disorder and weapons",
};

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
  return typeof address === "string" && Object.hasOwn(CATEGORIES, address) ? CATEGORIES[address] : address;
}
