import { Button } from "@mantine/core";
import { useMemo, useState } from "react";
import { actions, useMuster } from "../../../app/muster.ts";
import { selectPlan } from "../../../app/selectors.ts";
import type { WhereReport } from "../../../model/where-report.ts";
import { tabulateHexes } from "../../../model/where-tables.ts";
import { formatCount } from "../../../model/wording.ts";
import { type HexSort, listHexRows, sortHexRows } from "./hex-rows.ts";
import { ListFrame } from "./ListFrame.tsx";
import { RankedTable } from "./RankedTable.tsx";
import { sayRanking, WHY_BOTH } from "./where-words.ts";

const SHOWN = 20;
/** Rows are drawn whole: more than this at once would be slow. */
const MORE = 500;

/** The hexes of the study area in an order a person chooses; one row selects its hex on the map. */
export function RankedHexes(props: { report: WhereReport; pending: boolean; badge: string | undefined }) {
  const { report, pending, badge } = props;
  const { venue } = useMuster(selectPlan).event;
  const selection = useMuster((state) => state.selection);
  const [sort, setSort] = useState<HexSort>({ by: "count", falling: true });
  const [limit, setLimit] = useState(SHOWN);
  const selected = selection?.kind === "cell" ? selection.cell : null;
  const rows = useMemo(() => listHexRows(report, venue.at), [report, venue.at]);
  const sorted = useMemo(() => sortHexRows(rows, sort), [rows, sort]);
  const table = useMemo(() => tabulateHexes(report, venue.at), [report, venue.at]);
  const venueName = venue.name.trim() || "the venue";
  const rest = sorted.slice(limit);
  const apart = rest.find(({ cell }) => cell === selected) ?? null;
  return (
    <ListFrame
      title="Ranked hexes"
      reading={sayRanking(rows, report.rowsCounted, venueName)}
      notes={[report.notes.counts, report.notes.harm, report.notes.agreement]}
      table={table}
      pending={pending}
      badge={badge}
      cautions={[WHY_BOTH]}
    >
      <RankedTable
        rows={sorted.slice(0, limit)}
        apart={apart}
        sort={sort}
        onSort={setSort}
        hasRate={report.hexes.ratePerKm2Month !== null}
        hasBlend={report.hexes.blend !== null}
        venueName={venueName}
        selected={selected}
        onSelect={(cell) => actions.select(cell === selected ? null : { kind: "cell", cell })}
      />
      <div className="where-more">
        {rest.length > 0 && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => setLimit(nextLimit(limit, sorted.length))}
          >
            {nextLimit(limit, sorted.length) >= sorted.length
              ? `Show all ${formatCount(sorted.length)}`
              : `Show ${formatCount(MORE)} of ${formatCount(sorted.length)}`}
          </Button>
        )}
        {limit > SHOWN && (
          <Button size="compact-sm" variant="default" onClick={() => setLimit(SHOWN)}>
            Show the first {SHOWN}
          </Button>
        )}
      </div>
    </ListFrame>
  );
}

function nextLimit(limit: number, all: number): number {
  const next = limit < MORE ? MORE : limit + MORE;
  return Math.min(next, all);
}
