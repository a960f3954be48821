import { useMuster } from "../app/muster.ts";
import { selectShownMoves } from "../app/shown-moves.ts";
import { selectPeriod } from "../app/shown-period.ts";
import { MOVE_LINE } from "../map/move-arrows.ts";
import { MAP_PALETTE } from "../map/ramps.ts";
import { useScheme } from "./use-scheme.ts";

/** What the arrows between posts mean, while there are any on the map. */
export function MovesKey() {
  const moves = useMuster(selectShownMoves);
  const period = useMuster(selectPeriod);
  if (!moves) return null;
  if (moves.length === 0)
    return <p className="note soft legend__note">Nobody changes post into the {period} phase.</p>;
  const late = moves.some(({ isLate }) => isLate);
  return (
    <ul className="plain-list legend__moves" aria-label="Ways between posts">
      <li>
        <ArrowSwatch isLate={false} /> way to a post of the {period} phase, as a straight line
      </li>
      {late && (
        <li>
          <ArrowSwatch isLate={true} /> comes late, longer than the turnaround
        </li>
      )}
    </ul>
  );
}

function ArrowSwatch({ isLate }: { isLate: boolean }) {
  const palette = MAP_PALETTE[useScheme()];
  const ink = { stroke: isLate ? palette.late : palette.ink, strokeWidth: MOVE_LINE.width, fill: "none" };
  return (
    <svg width={34} height={12} aria-hidden="true">
      <path d="M2 6H32" {...ink} {...(isLate && { strokeDasharray: "5 4" })} />
      <path d="M16 1.5L23 6L16 10.5" {...ink} />
    </svg>
  );
}
