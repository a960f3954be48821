import type { SavedMapping } from "../model/column-mapping.ts";
import { chunksOf } from "./byte-chunks.ts";
import type { FileReading } from "./file-reading.ts";
import type { LoadPace } from "./load-pace.ts";
import { damaged, emptyFile } from "./load-problems.ts";
import type { NamedBlob } from "./named-blob.ts";
import { RecordRows } from "./record-rows.ts";
import type { TableBuilder } from "./table-builder.ts";
import { sheetEvents } from "./xlsx-cells.ts";
import { type ReadPart, readDateStyles, readSharedTexts, readWorkbook } from "./xlsx-parts.ts";
import { largeWorkbook, noSuchSheet, notAWorkbook } from "./xlsx-problems.ts";
import { MalformedXmlError, readXml, type XmlEvents } from "./xml-events.ts";
import { listZip, type ZipMember } from "./zip-archive.ts";

/** Chooses one of the sheets of a workbook by its name; undefined leaves it at the first that is not hidden. */
export type ChooseSheet = (file: string, sheets: readonly string[]) => string | undefined;

/** What a workbook has come to: the sheet that was read, and the names of the others. */
export interface SheetReading {
  readonly reading: FileReading;
  readonly others: readonly string[];
}

/** Whether the members of a zip archive make an Excel workbook. */
export function isWorkbook(members: readonly ZipMember[]): boolean {
  return members.some(({ path }) => path === "xl/workbook.xml") && members.some(isContentTypes);
}

/**
 * The names of a workbook's sheets, in their order, the hidden ones too; only the parts that list them are read.
 * @throws ProblemError where it is damaged
 */
export async function listSheets({ name, blob }: NamedBlob): Promise<readonly string[]> {
  const readPart = partReader(name, await listZip(name, blob), () => Promise.resolve());
  return (await readWorkbook(readPart)).sheets.map((sheet) => sheet.name);
}

/**
 * Reads one sheet of an Excel workbook (Office Open XML) into a table, row by row. Its first row of two cells or more
 * holds the names of the columns; blank rows are passed over. Days become wall-clock dates.
 * @throws ProblemError where it is damaged, or has no such sheet
 * @throws NotCrimesError where the sheet gives no coordinates
 */
export async function readXlsx(
  file: string,
  members: readonly ZipMember[],
  builder: TableBuilder,
  pace: LoadPace,
  {
    sheet: choose,
    mappings,
  }: { readonly sheet?: ChooseSheet; readonly mappings?: readonly SavedMapping[] } = {},
): Promise<SheetReading> {
  const readPart = partReader(
    file,
    members,
    () => pace.breathe(),
    (count) => pace.addBytes(count),
  );
  const { folder, sheets, from1904 } = await readWorkbook(readPart);
  const names = sheets.map(({ name }) => name);
  const chosen = choose?.(file, names);
  const sheet = sheets.find(({ name, hidden }) => (chosen === undefined ? !hidden : name === chosen));
  if (!sheet) throw chosen === undefined ? notAWorkbook(file) : noSuchSheet(file, chosen, names);
  const texts = await readSharedTexts(readPart, folder, () => largeWorkbook(file));
  const dateStyles = await readDateStyles(readPart, folder);

  const rows = new RecordRows(file, builder, mappings);
  await readPart(
    sheet.path,
    sheetEvents({ texts, dateStyles, from1904 }, (cells) => {
      if (rows.begun) {
        rows.add((column) => cells[column]);
        pace.rowsRead++;
      } else if (countFilled(cells) >= 2) {
        rows.begin(Array.from(cells, (cell) => String(cell ?? "")));
      }
    }),
  );
  if (!rows.begun) throw emptyFile(`${file} › ${sheet.name}`);
  return {
    reading: rows.end(`Excel sheet "${sheet.name}"`),
    others: names.filter((name) => name !== sheet.name),
  };
}

function countFilled(cells: readonly unknown[]): number {
  return cells.reduce<number>((count) => count + 1, 0);
}

function partReader(
  file: string,
  members: readonly ZipMember[],
  onChunk: () => Promise<void>,
  onBytes?: (count: number) => void,
): ReadPart {
  return async (path: string, events: XmlEvents) => {
    const member = members.find((candidate) => candidate.path.toLowerCase() === path.toLowerCase());
    if (!member) return;
    const chunks = chunksOf(member.open(onBytes), (error) =>
      error instanceof Error ? error : damaged(file, "Excel workbook"),
    );
    try {
      await readXml(chunks, events, onChunk);
    } catch (error) {
      throw error instanceof MalformedXmlError ? damaged(file, "Excel workbook") : error;
    }
  };
}

function isContentTypes({ path }: ZipMember): boolean {
  return path === "[Content_Types].xml";
}
