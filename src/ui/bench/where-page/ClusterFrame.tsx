import { actions, useMuster } from "../../../app/muster.ts";
import { selectPlan } from "../../../app/selectors.ts";
import { placeFrom } from "../../../model/place-from-venue.ts";
import type { WhereReport } from "../../../model/where-report.ts";
import { tabulateClusters } from "../../../model/where-tables.ts";
import { formatCount, formatDistance, formatP } from "../../../model/wording.ts";
import { ListFrame } from "./ListFrame.tsx";
import { countHexes, sayClusters } from "./where-words.ts";

const SHOWN = 5;

/** Circles that hold more than expected, the first five of them; a centre selects its hex. */
export function ClusterFrame(props: { report: WhereReport; pending: boolean; badge: string | undefined }) {
  const { report, pending, badge } = props;
  const { clusters, notes } = report;
  const { venue } = useMuster(selectPlan).event;
  const selection = useMuster((state) => state.selection);
  const selected = selection?.kind === "cell" ? selection.cell : null;
  return (
    <ListFrame
      title="Clusters"
      reading={sayClusters(report)}
      notes={[notes.scan]}
      table={tabulateClusters(report, venue.at)}
      pending={pending}
      badge={badge}
      cautions={notes.scan.cautions.filter(
        (caution) => badge === undefined || !caution.includes("simulated"),
      )}
    >
      {clusters.length > 0 && (
        <table className="where-table where-clusters">
          <caption>The circles that are least like chance</caption>
          <thead>
            <tr>
              <th scope="col">Centre, from {venue.name.trim() || "the venue"}</th>
              <th scope="col" data-align="right">
                Recorded
              </th>
              <th scope="col" data-align="right">
                Expected
              </th>
              <th scope="col" data-align="right">
                Inside to outside
              </th>
              <th scope="col" data-align="right">
                p
              </th>
            </tr>
          </thead>
          <tbody>
            {clusters.slice(0, SHOWN).map((cluster) => {
              const cell = report.cells[cluster.center] as string;
              const { place } = placeFrom(venue.at, [cluster.lng, cluster.lat]);
              return (
                <tr key={cell} data-selected={cell === selected || undefined}>
                  <th scope="row">
                    <button
                      type="button"
                      className="text-button"
                      aria-pressed={cell === selected}
                      onClick={() => actions.select(cell === selected ? null : { kind: "cell", cell })}
                    >
                      {place}
                    </button>
                    <small>{describeSize(cluster.radiusM, cluster.hexes.length)}</small>
                  </th>
                  <td data-align="right">{formatCount(cluster.count)}</td>
                  <td data-align="right">{formatCount(Math.round(cluster.expected))}</td>
                  <td data-align="right">
                    {cluster.relativeRisk === null ? "–" : `${cluster.relativeRisk.toFixed(1)} times`}
                  </td>
                  <td data-align="right">{formatP(cluster.p)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {clusters.length > SHOWN && (
        <p className="note soft small">
          The first {SHOWN} of {clusters.length}; the saved table has all.
        </p>
      )}
    </ListFrame>
  );
}

function describeSize(radiusM: number, hexes: number): string {
  return radiusM === 0 ? "one hex alone" : `radius ${formatDistance(radiusM)}, ${countHexes(hexes)}`;
}
