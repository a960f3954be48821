import { isDateFormat } from "./xlsx-dates.ts";
import type { XmlEvents } from "./xml-events.ts";

/** Reads one part of a workbook by its path; passes over one that is not there. */
export type ReadPart = (path: string, events: XmlEvents) => Promise<void>;

/** A sheet as the workbook lists it. */
export interface SheetEntry {
  readonly name: string;
  /** Path of its part in the package. */
  readonly path: string;
  readonly hidden: boolean;
}

/** What a workbook says of itself. */
export interface Workbook {
  /** The folder of its parts, with a slash. */
  readonly folder: string;
  readonly sheets: readonly SheetEntry[];
  /** Whether serial days count from 1904 instead of 1900. */
  readonly from1904: boolean;
}

/** Characters of shared text that a load may hold. */
const MOST_SHARED_TEXT = 1 << 28;

const MAIN_PART = /\/officeDocument$/;
const WORKSHEET = /\/worksheet$/;

/** The sheets of a workbook, in their order. */
export async function readWorkbook(readPart: ReadPart): Promise<Workbook> {
  const main = (await readRelations(readPart, "")).find(({ type }) => MAIN_PART.test(type))?.target;
  const path = main ?? "xl/workbook.xml";
  const relations = await readRelations(readPart, path);
  const sheets: SheetEntry[] = [];
  let from1904 = false;
  await readPart(path, {
    open(name, attributes) {
      if (name === "workbookPr") from1904 = isTrue(attributes.date1904);
      if (name !== "sheet") return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1];
      const relation = relations.find((candidate) => candidate.id === id);
      if (!relation || !WORKSHEET.test(relation.type)) return;
      const hidden = attributes.state === "hidden" || attributes.state === "veryHidden";
      sheets.push({ name: attributes.name ?? "", path: relation.target, hidden });
    },
  });
  return { folder: folderOf(path), sheets, from1904 };
}

/**
 * The shared texts of a workbook, by number; without phonetic guides.
 * @throws what `tooLarge` gives, where they would fill memory
 */
export async function readSharedTexts(
  readPart: ReadPart,
  folder: string,
  tooLarge: () => Error,
): Promise<readonly string[]> {
  const texts: string[] = [];
  let length = 0;
  let current = "";
  let inText = false;
  let inGuide = false;
  await readPart(`${folder}sharedStrings.xml`, {
    open(name) {
      if (name === "si") current = "";
      if (name === "rPh") inGuide = true;
      inText = name === "t" && !inGuide;
    },
    text(text) {
      length += text.length;
      if (length > MOST_SHARED_TEXT) throw tooLarge();
      if (inText) current += text;
    },
    close(name) {
      inText = false;
      if (name === "rPh") inGuide = false;
      if (name === "si") texts.push(plainText(current));
    },
  });
  return texts;
}

/** For each cell style, by number, whether it shows numbers as dates. */
export async function readDateStyles(readPart: ReadPart, folder: string): Promise<readonly boolean[]> {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let inCellStyles = false;
  await readPart(`${folder}styles.xml`, {
    open(name, attributes) {
      if (name === "numFmt") codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      if (name === "cellXfs") inCellStyles = true;
      if (name !== "xf" || !inCellStyles) return;
      const number = Number(attributes.numFmtId ?? 0);
      styles.push(isDateFormat(number, codes.get(number)));
    },
    close(name) {
      if (name === "cellXfs") inCellStyles = false;
    },
  });
  return styles;
}

/** Text as typed: a workbook writes control characters as `_x000D_`. */
export function plainText(text: string): string {
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

async function readRelations(readPart: ReadPart, path: string): Promise<readonly Relation[]> {
  const folder = folderOf(path);
  const relations: Relation[] = [];
  await readPart(`${folder}_rels/${path.slice(folder.length)}.rels`, {
    open(name, { Id: id = "", Type: type = "", Target: target = "" }) {
      if (name !== "Relationship") return;
      relations.push({
        id,
        type,
        target: target.startsWith("/") ? target.slice(1) : resolve(folder, target),
      });
    },
  });
  return relations;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

function resolve(folder: string, target: string): string {
  const names = folder.split("/").slice(0, -1);
  for (const name of target.split("/")) {
    if (name === "..") names.pop();
    else if (name !== ".") names.push(name);
  }
  return names.join("/");
}

function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}
