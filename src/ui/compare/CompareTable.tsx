import { formatCell, headOfColumn, type ReportCell, type ReportTable } from "../../model/report-table.ts";
import { ScrollRegion } from "../charts/ScrollRegion.tsx";

/** The figures of both plans, the rows of a phase under its name. The table scrolls within itself where the page is narrow. */
export function CompareTable({ table, names }: { table: ReportTable; names: readonly [string, string] }) {
  const [, ...columns] = table.columns;
  const phases = [...new Set(table.rows.map(([phase]) => phase ?? null))];
  const caption = `Figures of A, ${names[0]}, and B, ${names[1]}`;
  return (
    <ScrollRegion className="compare__table" label={caption} scrolls>
      <table>
        <caption className="muster-visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col" data-align={column.align}>
                {headOfColumn(column)}
              </th>
            ))}
          </tr>
        </thead>
        {phases.map((phase) => (
          <tbody key={phase}>
            <tr>
              <th scope="rowgroup" colSpan={columns.length} className="compare__phase">
                {phase}
              </th>
            </tr>
            {table.rows
              .filter((row) => row[0] === phase)
              .map(([, ...row]) => (
                <FigureRow key={row[0]} columns={columns} row={row} />
              ))}
          </tbody>
        ))}
      </table>
    </ScrollRegion>
  );
}

function FigureRow({ columns, row }: { columns: ReportTable["columns"]; row: readonly ReportCell[] }) {
  return (
    <tr>
      {columns.map((column, k) =>
        k === 0 ? (
          <th key={column.name} scope="row">
            {formatCell(row[k] ?? null, column)}
          </th>
        ) : (
          <td
            key={column.name}
            data-align={column.align}
            data-words={typeof row[k] === "string" || undefined}
          >
            {formatCell(row[k] ?? null, column)}
          </td>
        ),
      )}
    </tr>
  );
}
