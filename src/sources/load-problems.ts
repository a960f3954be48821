import { ProblemError } from "../model/problem.ts";
import type { RowTally } from "./row-tally.ts";

/** What every refusal ends its meaning with. */
export const UNCHANGED = "Nothing was loaded.";
const EXPECTED =
  "data.police.uk street files, other CSV or tab-separated text, GeoJSON or JSON, Excel .xlsx, Parquet, or a .zip of such files";

/** Nothing was chosen to open. */
export function nothingChosen(): ProblemError {
  return new ProblemError({
    what: "No file was chosen.",
    meaning: UNCHANGED,
    remedy: `Choose ${EXPECTED}.`,
  });
}

/** A file without a byte, or with white space only. */
export function emptyFile(file: string): ProblemError {
  return new ProblemError({
    what: `"${file}" is empty.`,
    meaning: `There are no crimes to read in it. ${UNCHANGED}`,
    remedy: "Check that the download or export finished, then open the file again.",
    where: { file },
  });
}

/** A web page, usually a login or error page saved under the name of the data. */
export function webPage(file: string): ProblemError {
  return new ProblemError({
    what: `"${file}" looks like a web page, not a table.`,
    meaning: `A download often saves a login or error page under the data's name. ${UNCHANGED}`,
    remedy: "Open the link in a browser, make sure that the data itself comes, and download again.",
    where: { file },
  });
}

/** JSON, XML or the like: text, but no table. */
export function otherText(file: string, kind: string): ProblemError {
  return new ProblemError({
    what: `"${file}" holds ${kind}, not a table.`,
    meaning: `Rows of ${kind} cannot be read here. ${UNCHANGED}`,
    remedy: "Download or export the data as CSV.",
    where: { file },
  });
}

/** Bytes that are neither text nor a format that is known here. */
export function notText(file: string): ProblemError {
  return new ProblemError({
    what: `"${file}" is not a text file.`,
    meaning: `Its contents are not a table that can be read here. ${UNCHANGED}`,
    remedy: `Open ${EXPECTED}. A spreadsheet can be saved as CSV.`,
    where: { file },
  });
}

/** A compressed or columnar file that breaks off or contradicts itself. */
export function damaged(
  file: string,
  kind: "zip archive" | "file in a zip archive" | "gzip file" | "Parquet file" | "Excel workbook",
): ProblemError {
  return new ProblemError({
    what: `"${file}" is a damaged or half-written ${kind}.`,
    meaning: `It cannot be unpacked to the end, so its rows cannot be trusted. ${UNCHANGED}`,
    remedy: "Download or copy the file again, then open it again.",
    where: { file },
  });
}

/** A zip whose members are encrypted. */
export function passwordProtected(file: string): ProblemError {
  return new ProblemError({
    what: `"${file}" is protected by a password.`,
    meaning: `It cannot be unpacked here. ${UNCHANGED}`,
    remedy: "Unpack it with its password, then open the files in it.",
    where: { file },
  });
}

/** A Parquet file in a compression, encoding or layout that cannot be read. */
export function unsupportedParquet(file: string, detail: string): ProblemError {
  return new ProblemError({
    what: `"${file}" is a Parquet file of a kind that cannot be read here (${detail}).`,
    meaning: UNCHANGED,
    remedy: "Save it again with Snappy compression and plain columns, or export it as CSV.",
    where: { file },
  });
}

/** A zip with no table among its members. */
export function noTables(file: string, members: readonly string[]): ProblemError {
  const document = members.includes("[Content_Types].xml") || members.includes("mimetype");
  return new ProblemError({
    what: document ? `"${file}" is a document of another kind.` : `"${file}" contains no table.`,
    meaning: document
      ? `It is no Excel .xlsx workbook, and its contents cannot be read here. ${UNCHANGED}`
      : `${members.length > 0 ? `It holds ${someOf(members)}.` : "It holds no file at all."} ${UNCHANGED}`,
    remedy: document
      ? "Save the table as .xlsx or CSV and open that."
      : "Open an archive that contains crime data as CSV, GeoJSON, JSON, Excel .xlsx or Parquet.",
    where: { file },
  });
}

/** An archive none of whose tables was chosen. */
export function noMembersChosen(file: string): ProblemError {
  return new ProblemError({
    what: `No file of "${file}" was chosen.`,
    meaning: `The archive holds tables, but none of the forces and months that were asked for. ${UNCHANGED}`,
    remedy: "Choose at least one force and month that the archive has.",
    where: { file },
  });
}

/** A member of an archive that can only be read as a whole and does not fit in memory. */
export function largeMember(file: string): ProblemError {
  return new ProblemError({
    what: `"${file}" is too large to be read within its archive.`,
    meaning: `Files of this kind cannot be read piece by piece while they are packed. ${UNCHANGED}`,
    remedy: "Unpack the archive and open the file itself.",
    where: { file },
  });
}

/** A browser could not read the bytes of a file. */
export function unreadable(file: string): ProblemError {
  return new ProblemError({
    what: `"${file}" could not be read from the disk.`,
    meaning: `It was moved, changed or locked while it was being read. ${UNCHANGED}`,
    remedy: "Close other programs that use the file, then choose it again.",
    where: { file },
  });
}

/** A table whose header names no coordinates. */
export function noCoordinates(file: string, names: readonly string[]): ProblemError {
  return new ProblemError({
    what: `"${file}" has no columns for longitude and latitude.`,
    meaning: `Its crimes cannot be put on a map. The columns found are ${someOf(names)}. ${UNCHANGED}`,
    remedy: 'Add columns named "longitude" and "latitude" in degrees, with the names in the first row.',
    where: { file, row: 1 },
  });
}

/** A table that gives positions in metres. */
export function metricCoordinates(file: string, columns: readonly [string, string]): ProblemError {
  return new ProblemError({
    what: `"${file}" gives positions in metres, not in degrees.`,
    meaning: `"${columns[0]}" and "${columns[1]}" hold what looks like easting and northing. ${UNCHANGED}`,
    remedy:
      "Say which grid they are in (a mapping), or convert them to longitude and latitude (WGS 84) and open the result.",
    where: { file, column: columns[0] },
  });
}

/** A grid that is not known here. */
export function unknownGrid(file: string, crs: string): ProblemError {
  return new ProblemError({
    what: `"${file}" is said to be in the grid "${printable(crs)}", which is not known here.`,
    meaning: `Its positions cannot be turned into degrees. ${UNCHANGED}`,
    remedy:
      'Give an EPSG code such as "EPSG:27700" or "EPSG:32610", or the grid\'s proj4 definition, "+proj=…".',
    where: { file },
  });
}

/** A time zone that there is not. */
export function unknownZone(file: string, zone: string): ProblemError {
  return new ProblemError({
    what: `"${printable(zone)}" is no time zone.`,
    meaning: `The times of "${file}" cannot be brought to it. ${UNCHANGED}`,
    remedy: 'Give a name such as "Europe/London" or "America/Chicago", or none.',
    where: { file },
  });
}

/** A file whose geometry is in a projected coordinate system. */
export function projectedGeometry(file: string, projection: string): ProblemError {
  return new ProblemError({
    what: `"${file}" gives positions in "${printable(projection)}", not in degrees.`,
    meaning: `Its points are metres on a map projection, not longitude and latitude. ${UNCHANGED}`,
    remedy: "Convert it to longitude and latitude (WGS 84) with a mapping program, then open the result.",
    where: { file },
  });
}

/** A data.police.uk file that holds something other than crimes. */
export function notStreetCrime(file: string, kind: string): ProblemError {
  return new ProblemError({
    what: `"${file}" is a data.police.uk ${kind} file.`,
    meaning: `It does not list crimes, so counting its rows would mislead. ${UNCHANGED}`,
    remedy: 'Open the files whose names end in "-street.csv".',
    where: { file },
  });
}

/** A header with nothing below it. */
export function noRows(file: string): ProblemError {
  return new ProblemError({
    what: `"${file}" has a header but no rows.`,
    meaning: `There are no crimes to read in it. ${UNCHANGED}`,
    remedy: "Check the period and place that were asked for, then download or export again.",
    where: { file },
  });
}

/** A quote that opens a field and is never closed. */
export function unclosedQuote(file: string, row: number): ProblemError {
  return new ProblemError({
    what: `"${file}" has a quotation mark in row ${row} that is never closed.`,
    meaning: `Where its later rows begin and end cannot be known. ${UNCHANGED}`,
    remedy: "Close or remove the quotation mark in that row, or export the file again.",
    where: { file, row },
  });
}

/** A category column that is no such thing. */
export function tooManyCategories(file: string, column: string, row: number, most: number): ProblemError {
  return new ProblemError({
    what: `"${file}" has more than ${most.toLocaleString("en-GB")} different values in "${column}".`,
    meaning: `A column of crime types has a few dozen; this one seems to hold something else. ${UNCHANGED}`,
    remedy: "Rename that column, and name the column of crime types “crime_type”.",
    where: { file, row, column },
  });
}

/** A file all of whose rows were left out; says why by what most of them lacked. */
export function nothingKept(file: string, tally: RowTally, columns: readonly [string, string]): ProblemError {
  const { dropped, rowsRead } = tally;
  const read = `Rows read: ${rowsRead.toLocaleString("en-GB")}`;
  if (dropped["malformed-row"] === rowsRead) {
    return new ProblemError({
      what: `"${file}" has no row that can be read.`,
      meaning: `${read}; each has another number of fields than the header, or coordinates that are no numbers. ${UNCHANGED}`,
      remedy: "Check the delimiter and the quotation marks, and that the first row holds the column names.",
      where: { file, row: 2 },
    });
  }
  return new ProblemError({
    what: `"${file}" has no row with usable coordinates.`,
    meaning: `${read}; ${describeDrops(dropped)}. ${UNCHANGED}`,
    remedy: `Check the columns "${columns[0]}" and "${columns[1]}", or ask for the data with its coordinates.`,
    where: { file, row: 2, column: columns[0] },
  });
}

function describeDrops(dropped: RowTally["dropped"]): string {
  const words = {
    "no-coordinates": "without coordinates",
    "zero-coordinates": "at 0, 0",
    "outside-world": "outside the world",
    "malformed-row": "malformed",
  } as const;
  return Object.entries(words)
    .map(([reason, text]) => [dropped[reason as keyof typeof words], text] as const)
    .filter(([count]) => count > 0)
    .map(([count, text]) => `${count.toLocaleString("en-GB")} ${text}`)
    .join(", ");
}

const MOST_NAMES = 12;
const LONGEST_NAME = 40;

/** Names in quotes, a dozen at most. */
export function someOf(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => `"${printable(name)}"`);
  const more = names.length - shown.length;
  return shown.join(", ") + (more > 0 ? ` and ${more} more` : "");
}

/** A name from a file, fit for one line of a message. */
export function printable(name: string): string {
  const clean = name.replace(/[\p{C}\s]+/gu, " ").trim();
  return clean.length > LONGEST_NAME ? `${clean.slice(0, LONGEST_NAME - 1)}…` : clean;
}
