import { csvLine } from "./csv-text.ts";
import { namePoliceUkCategory } from "./police-uk-categories.ts";
import { otherMonth, strangeAnswer } from "./police-uk-problems.ts";

/** One crime as data.police.uk's service gives it. Coordinates stay the text they came as; empty where there are none. */
export interface StreetCrime {
  /** The service's own number, unique; empty only where the answer has none. */
  readonly id: string;
  /** The Crime ID of the CSV files; empty for anti-social behaviour and others. */
  readonly persistentId: string;
  readonly month: string;
  readonly longitude: string;
  readonly latitude: string;
  readonly street: string;
  readonly category: string;
  readonly outcome: string;
  readonly transportPolice: boolean;
}

/**
 * Reads an answer to `crimes-street/all-crime`.
 * @throws ProblemError where it is no list of crimes, or where a crime is of another month than was asked for: the
 *   service answers a date it does not understand with the latest month
 */
export function readCrimes(text: string, month: string): StreetCrime[] {
  const answer = parseJson(text);
  if (!Array.isArray(answer)) throw strangeAnswer("no list of crimes");
  return answer.map((entry: unknown) => {
    const crime = readCrime(entry);
    if (crime.month !== month) throw otherMonth(month, crime.month === "" ? "no month" : crime.month);
    return crime;
  });
}

/** @throws ProblemError where the text is not JSON */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw strangeAnswer("not JSON");
  }
}

function readCrime(entry: unknown): StreetCrime {
  if (!isRecord(entry)) throw strangeAnswer("a crime that is none");
  const location = isRecord(entry.location) ? entry.location : {};
  const street = isRecord(location.street) ? location.street : {};
  const outcome = isRecord(entry.outcome_status) ? entry.outcome_status : {};
  return {
    id: textOf(entry.id),
    persistentId: textOf(entry.persistent_id),
    month: textOf(entry.month),
    longitude: textOf(location.longitude),
    latitude: textOf(location.latitude),
    street: textOf(street.name),
    category: textOf(entry.category),
    outcome: textOf(outcome.category),
    transportPolice: entry.location_type === "BTP",
  };
}

const STREET_HEADER = [
  "Crime ID",
  "Month",
  "Reported by",
  "Falls within",
  "Longitude",
  "Latitude",
  "Location",
  "LSOA code",
  "LSOA name",
  "Crime type",
  "Last outcome category",
  "Context",
];

/**
 * Crimes as a street file of the archive, so that they are opened like one. The service does not say which force
 * recorded a crime, but for the British Transport Police, nor its LSOA: those stay empty.
 */
export function writeStreetFile(crimes: readonly StreetCrime[]): Blob {
  const lines = crimes.map((crime) => {
    const force = crime.transportPolice ? "British Transport Police" : "";
    const { persistentId, month, longitude, latitude, street, category, outcome } = crime;
    return csvLine([
      ...[persistentId, month, force, force, longitude, latitude, street, "", ""],
      ...[namePoliceUkCategory(category), outcome, ""],
    ]);
  });
  return new Blob([csvLine(STREET_HEADER), ...lines], { type: "text/csv" });
}

/** Text and numbers as text; anything else, null among it, as nothing. */
function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
