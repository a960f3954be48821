/** A column of the table behind a chart. */
export interface ChartColumn {
  readonly name: string;
  /** `m`, `%`, `recorded`; said once in the head, not in every cell. */
  readonly unit?: string;
  readonly align: "left" | "right";
  /** Decimals that a person sees; an exported file keeps the whole number. None where left out. */
  readonly digits?: number;
}

/** A cell: words, a number, or null where there is nothing to say. */
export type ChartCell = string | number | null;

/** What a chart shows, as a table: the first column names the row. */
export interface ChartTable {
  readonly columns: readonly ChartColumn[];
  readonly rows: readonly (readonly ChartCell[])[];
}

/** What is said of every row of an exported table, so that a copied row keeps its provenance. */
export interface Provenance {
  readonly name: string;
  readonly value: string;
}

/** `Walk (m)` for a column with a unit, else its name. */
export function headOfColumn(column: ChartColumn): string {
  return column.unit ? `${column.name} (${column.unit})` : column.name;
}

/** A cell as a person reads it: `1,469`, `0.42`, words as they are, `–` for nothing. */
export function formatCell(cell: ChartCell, column: ChartColumn): string {
  if (cell === null || (typeof cell === "number" && Number.isNaN(cell))) return "–";
  if (typeof cell === "string") return cell;
  const digits = column.digits ?? 0;
  return cell.toLocaleString("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/**
 * The table as CSV (RFC 4180, CRLF), head first, numbers in full, one further column per provenance.
 * Text that a spreadsheet would run as a formula gets a leading apostrophe.
 */
export function writeTableCsv(table: ChartTable, provenance: readonly Provenance[] = []): string {
  const head = [...table.columns.map(headOfColumn), ...provenance.map(({ name }) => name)];
  const said = provenance.map(({ value }) => value);
  return [head, ...table.rows.map((row) => [...row, ...said])]
    .map((cells) => `${cells.map(writeCell).join(",")}\r\n`)
    .join("");
}

function writeCell(cell: ChartCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
