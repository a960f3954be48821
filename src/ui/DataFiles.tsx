import type { FileAccount } from "../model/crime-table.ts";
import { formatCount } from "../model/wording.ts";

const SKIPPED = "skipped: ";

/** Each file or archive member that was opened: passed over and why, or how many of its rows were kept. */
export function DataFiles({ files }: { files: readonly FileAccount[] }) {
  const skipped = files.filter((file) => file.format.startsWith(SKIPPED));
  const read = files.filter((file) => !file.format.startsWith(SKIPPED));
  const passedOver = skipped.length > 0 ? `, ${formatCount(skipped.length)} passed over` : "";
  return (
    <details className="files">
      <summary>
        {formatCount(read.length)} {read.length === 1 ? "file" : "files"} read{passedOver}
      </summary>
      <ul className="plain-list">
        {skipped.map((file) => (
          <li key={file.name}>
            {file.name} <span className="soft">passed over: {file.format.slice(SKIPPED.length)}</span>
          </li>
        ))}
        {read.map((file) => (
          <li key={file.name}>
            {file.name} <span className="soft">{describeRows(file)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function describeRows({ rowsKept, rowsRead }: FileAccount): string {
  const kept = `${formatCount(rowsKept)} ${rowsKept === 1 ? "row" : "rows"}`;
  return rowsRead > rowsKept ? `${kept}, ${formatCount(rowsRead - rowsKept)} left out` : kept;
}
