/** A column of a table of figures. */
export interface ReportColumn {
  readonly name: string;
  /** `m`, `%`, `recorded`; said once in the head, not in every cell. */
  readonly unit?: string;
  readonly align: "left" | "right";
  /** Decimals that a person sees; an exported file keeps the whole number. None where left out. */
  readonly digits?: number;
  /** The fewest of these decimals that are written, where rows differ in how many they need; all of them where left out. */
  readonly leastDigits?: number;
  /** Whether a figure above zero says its plus sign too, as a difference does. */
  readonly signed?: boolean;
}

/** A column of words. */
export function words(name: string): ReportColumn {
  return { name, align: "left" };
}

/** A column of figures, with so many decimals for a person. */
export function figure(name: string, unit?: string, digits = 0): ReportColumn {
  return { name, align: "right", digits, ...(unit !== undefined && { unit }) };
}

/** A cell: words, a number, or null where there is nothing to say. */
export type ReportCell = string | number | null;

/** What a report or a chart shows, as a table: the first columns name the row. */
export interface ReportTable {
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly ReportCell[])[];
}

/** A figure that stands for the whole area, with what is known of its uncertainty. */
export interface LoneFigure {
  readonly name: string;
  readonly unit?: string;
  readonly value: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly p?: number;
}

/** A row per figure; the unit has a column of its own, since rows differ in it. */
export function tabulateFigures(figures: readonly LoneFigure[]): ReportTable {
  return {
    columns: [
      words("Figure"),
      figure("Value", undefined, 3),
      figure("Low", undefined, 3),
      figure("High", undefined, 3),
      figure("p", undefined, 4),
      words("Unit"),
    ],
    rows: figures.map(({ name, value, low, high, p, unit }) => [
      name,
      value,
      low ?? null,
      high ?? null,
      p ?? null,
      unit ?? "",
    ]),
  };
}

/** What is said of every row of an exported table, so that a copied row keeps its provenance. */
export interface Provenance {
  readonly name: string;
  readonly value: string;
}

/** `Walk (m)` for a column with a unit, else its name. */
export function headOfColumn(column: ReportColumn): string {
  return column.unit ? `${column.name} (${column.unit})` : column.name;
}

/** A cell as a person reads it: `1,469`, `0.42`, words as they are, `–` for nothing. */
export function formatCell(cell: ReportCell, column: ReportColumn): string {
  if (cell === null || (typeof cell === "number" && Number.isNaN(cell))) return "–";
  if (typeof cell === "string") return cell;
  const { digits = 0, leastDigits = digits, signed = false } = column;
  const text = cell.toLocaleString("en-GB", {
    minimumFractionDigits: leastDigits,
    maximumFractionDigits: digits,
    signDisplay: signed ? "exceptZero" : "auto",
  });
  return signed ? text.replace("-", "−") : text;
}

/**
 * The table as CSV (RFC 4180, CRLF), head first, numbers in full, one further column per provenance.
 * Text that a spreadsheet would run as a formula gets a leading apostrophe.
 */
export function writeTableCsv(table: ReportTable, provenance: readonly Provenance[] = []): string {
  const head = [...table.columns.map(headOfColumn), ...provenance.map(({ name }) => name)];
  const said = provenance.map(({ value }) => value);
  return [head, ...table.rows.map((row) => [...row, ...said])]
    .map((cells) => `${cells.map(writeCell).join(",")}\r\n`)
    .join("");
}

function writeCell(cell: ReportCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
