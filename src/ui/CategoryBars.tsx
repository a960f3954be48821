import { formatCount } from "../model/wording.ts";

/** Counts by category as bars of one scale, most first; a table to a screen reader would say no more. */
export function CategoryBars({
  rows,
  limit,
}: {
  rows: readonly { readonly name: string; readonly rows: number }[];
  limit: number;
}) {
  const shown = rows.slice(0, limit);
  const most = Math.max(1, ...shown.map((row) => row.rows));
  return (
    <ul className="bars">
      {shown.map((row) => (
        <li key={row.name}>
          <span>{row.name}</span>
          <span className="bars__track" aria-hidden="true">
            <span className="bars__fill" style={{ display: "block", width: `${(100 * row.rows) / most}%` }} />
          </span>
          <span className="bars__number">{formatCount(row.rows)}</span>
        </li>
      ))}
    </ul>
  );
}
