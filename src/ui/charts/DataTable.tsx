import { formatCell, headOfColumn, type ReportTable } from "../../model/report-table.ts";
import { ScrollRegion } from "./ScrollRegion.tsx";

/** What a chart shows, as a table that scrolls within its own region. */
export function DataTable({ caption, table }: { caption: string; table: ReportTable }) {
  return (
    <ScrollRegion className="data-table" label={caption} scrolls>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column.name} scope="col" data-align={column.align}>
                {headOfColumn(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, i) => (
            <tr key={i}>
              {table.columns.map((column, k) =>
                k === 0 ? (
                  <th key={column.name} scope="row" data-align={column.align}>
                    {formatCell(row[k] ?? null, column)}
                  </th>
                ) : (
                  <td key={column.name} data-align={column.align}>
                    {formatCell(row[k] ?? null, column)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
