import { actions, useMuster } from "../../app/muster.ts";
import { type BeatLine, workloadDigits } from "../../model/beat-lines.ts";
import type { BeatReport } from "../../model/beat-report.ts";
import { figure, formatCell } from "../../model/report-table.ts";
import { capitalise, formatDistance, formatShare } from "../../model/wording.ts";

/** Each beat: whose it is, how many hexes, its workload and how long a round is. A press on a number selects the post. */
export function BeatsTable({ lines, report }: { lines: readonly BeatLine[]; report: BeatReport }) {
  const selection = useMuster((state) => state.selection);
  const workload = figure("Workload", report.unit, workloadDigits(report));
  return (
    <table className="beats">
      <caption className="soft small">
        Workload in {report.unit}. The walk is a round past all hexes and back, at most.
      </caption>
      <thead>
        <tr>
          <th scope="col">Post</th>
          <th scope="col">Hexes</th>
          <th scope="col">Work&shy;load</th>
          <th scope="col">Share</th>
          <th scope="col">Walk</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const isSelected = selection?.kind === "post" && selection.id === line.post;
          return (
            <tr key={line.post} data-selected={isSelected || undefined}>
              <th scope="row">
                <button
                  type="button"
                  className="beats__post"
                  aria-pressed={isSelected}
                  aria-label={`Beat of post ${line.number}, ${line.unit}`}
                  title={`${capitalise(line.unit)}${line.places.length > 0 ? `: ${line.places.join(", ")}` : ""}`}
                  onClick={() => actions.select(isSelected ? null : { kind: "post", id: line.post })}
                >
                  <span className="disc">{line.number}</span>
                </button>
              </th>
              <td>{line.hexes}</td>
              <td>{formatCell(line.workload, workload)}</td>
              <td>{formatShare(line.share)}</td>
              <td>
                {formatDistance(line.walkM)}
                <br />
                <span className="soft">{Math.ceil(line.walkMinutes)} min</span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
