import { zipOf } from "./zip-bytes.ts";

/** One cell: text, a number, a truth value, a serial day with a style, or a hole. */
export type Cell = string | number | boolean | null | { readonly serial: number; readonly style: number };

/** What to write into a workbook. */
export interface WorkbookParts {
  readonly sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>;
  readonly hidden?: readonly string[];
  readonly from1904?: boolean;
  /** Texts in a table of their own, as Excel writes them, or within their cells. */
  readonly sharedTexts?: boolean;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** Cell styles: 0 general, 1 date (built in), 2 date with clock, 3 clock, 4 a number with a red "d" in quotes. */
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/><numFmt numFmtId="165" formatCode="[Red]0.0&quot;d&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="165"/></cellXfs></styleSheet>`;

/** An Excel workbook of these sheets, by the parts that ECMA-376 asks for. */
export function workbookOf(parts: WorkbookParts): Promise<Uint8Array<ArrayBuffer>> {
  const names = Object.keys(parts.sheets);
  const texts: string[] = [];
  const members: Record<string, string> = {
    "[Content_Types].xml": `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"/>`,
    "_rels/.rels": `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${parts.from1904 ? ' date1904="1"' : ""}/><sheets>${names
      .map((name, i) => {
        const state = parts.hidden?.includes(name) ? ' state="hidden"' : "";
        return `<sheet name="${escapeXml(name)}" sheetId="${i + 1}"${state} r:id="rId${i + 1}"/>`;
      })
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${names
      .map(
        (_, i) =>
          `<Relationship Id="rId${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
      )
      .join("")}</Relationships>`,
    "xl/styles.xml": DECLARATION + STYLES,
  };
  for (const [i, rows] of Object.values(parts.sheets).entries()) {
    const written = rows.map(
      (row, r) => `<row r="${r + 1}">${row.map((cell, c) => write(cell, r, c)).join("")}</row>`,
    );
    members[`xl/worksheets/sheet${i + 1}.xml`] =
      `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetData>${written.join("\n")}</sheetData></worksheet>`;
  }
  members["xl/sharedStrings.xml"] =
    `${DECLARATION}<sst xmlns="${MAIN}">${texts.map((text) => `<si>${runs(text)}</si>`).join("")}</sst>`;
  return zipOf(members);

  function write(cell: Cell, row: number, column: number): string {
    const at = `r="${addressOf(column)}${row + 1}"`;
    if (cell === null) return column % 2 === 0 ? "" : `<c ${at} s="1"/>`;
    if (typeof cell === "number") return `<c ${at}><v>${cell}</v></c>`;
    if (typeof cell === "boolean") return `<c ${at} t="b"><v>${cell ? 1 : 0}</v></c>`;
    if (typeof cell === "object") return `<c ${at} s="${cell.style}"><v>${cell.serial}</v></c>`;
    if (!parts.sharedTexts) return `<c ${at} t="inlineStr"><is>${runs(cell)}</is></c>`;
    return `<c ${at} t="s"><v>${texts.push(cell) - 1}</v></c>`;
  }
}

/** A text in two runs, with a phonetic guide that is none of it. */
function runs(text: string): string {
  const letters = [...text];
  const half = Math.ceil(letters.length / 2);
  const run = (part: readonly string[]) => `<r><t xml:space="preserve">${escapeXml(part.join(""))}</t></r>`;
  return `${run(letters.slice(0, half))}${run(letters.slice(half))}<rPh sb="0" eb="1"><t>guide</t></rPh>`;
}

function addressOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : addressOf(Math.floor(column / 26) - 1) + last;
}

function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\r", "_x000D_");
}
