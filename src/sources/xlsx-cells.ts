import { readSerial } from "./xlsx-dates.ts";
import { plainText } from "./xlsx-parts.ts";
import type { XmlEvents } from "./xml-events.ts";

/** As many columns as a sheet can have. */
const MOST_COLUMNS = 16_384;

/** What cells refer to. */
export interface CellContext {
  readonly texts: readonly string[];
  readonly dateStyles: readonly boolean[];
  readonly from1904: boolean;
}

/** Takes one row that is not blank: the value of each column, or a hole. The list is used again for the next row. */
export type RowSink = (cells: readonly unknown[]) => void;

/** The events of a sheet's part, which pass each row that is not blank to `sink`. */
export function sheetEvents(context: CellContext, sink: RowSink): XmlEvents {
  const cells: unknown[] = [];
  let column = -1;
  let type = "n";
  let isDate = false;
  let inValue = false;
  let inGuide = false;
  let value = "";
  return {
    open(name, attributes) {
      if (name === "row") {
        cells.length = 0;
        column = -1;
      } else if (name === "c") {
        column = columnOf(attributes.r) ?? column + 1;
        type = attributes.t ?? "n";
        isDate = context.dateStyles[Number(attributes.s ?? 0)] ?? false;
        value = "";
      } else if (name === "rPh") {
        inGuide = true;
      } else if (name === "v" || name === "t") {
        inValue = !inGuide;
      }
    },
    text(text) {
      if (inValue) value += text;
    },
    close(name) {
      if (name === "v" || name === "t") inValue = false;
      else if (name === "rPh") inGuide = false;
      else if (name === "c" && value !== "" && column < MOST_COLUMNS) {
        const decoded = decode(value, type, isDate, context);
        if (decoded !== null) cells[column] = decoded;
      } else if (name === "row" && cells.length > 0) sink(cells);
    },
  };
}

function decode(value: string, type: string, isDate: boolean, context: CellContext): unknown {
  switch (type) {
    case "s":
      return context.texts[Number(value)]?.trim() || null;
    case "inlineStr":
    case "str":
      return plainText(value).trim() || null;
    case "b":
      return value === "1" ? "true" : "false";
    case "e":
      return null;
    case "d":
      return value;
    default: {
      const number = Number(value);
      return isDate && Number.isFinite(number) ? readSerial(number, context.from1904) : number;
    }
  }
}

/** The column, counted from 0, of a cell's address such as `AB12`; undefined where there is none. */
function columnOf(address: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(address ?? "")?.[0];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = 26 * column + letter.charCodeAt(0) - 64;
  return column - 1;
}
