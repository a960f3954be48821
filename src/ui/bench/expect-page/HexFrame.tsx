import { SegmentedControl } from "@mantine/core";
import { useMemo, useState } from "react";
import { actions, useMuster } from "../../../app/muster.ts";
import { selectPlan } from "../../../app/selectors.ts";
import type { PhaseName } from "../../../model/event-spec.ts";
import type { ExpectationReport } from "../../../model/expectation-report.ts";
import { tabulateExpectedHexes } from "../../../model/expectation-tables.ts";
import { capitalise } from "../../../model/wording.ts";
import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { HexBars } from "./HexBars.tsx";
import { isWeighted, rankHexes, sayDemand, sayHexes } from "./hex-rows.ts";

const SHOWN = 10;

/** Where: the hexes of one phase that may expect most. */
export function HexFrame(props: { report: ExpectationReport; pending: boolean; badge: string | undefined }) {
  const { report, pending, badge } = props;
  const { venue } = useMuster(selectPlan).event;
  const indices = useMuster((state) => state.harmIndices);
  const selection = useMuster((state) => state.selection);
  const [phaseName, setPhaseName] = useState<PhaseName>("arrival");
  const weighted = isWeighted(report);
  const phase = report.phases.find((each) => each.phase === phaseName) ?? report.phases[0];
  const rows = useMemo(() => (phase ? rankHexes(report, phase, venue.at) : []), [report, phase, venue.at]);
  const table = useMemo(
    () => phase && tabulateExpectedHexes(report, phase, venue.at),
    [report, phase, venue.at],
  );
  if (!phase || !table) return null;
  const index = indices.find(({ name }) => report.weightName.startsWith(`harm (${name}`));
  const unit = index?.unit ?? null;
  const isSplit = report.phasesDiffer || report.note.parameters.focusAreas !== 0;
  const reading = sayHexes(report, rows, SHOWN, { phase: phase.phase, venueName: venue.name, weighted });
  return (
    <section className="bench__part" aria-label="Where">
      {isSplit && (
        <SegmentedControl
          className="expect__phases"
          fullWidth
          size="xs"
          aria-label="Phase"
          data={report.phases.map((each) => ({
            value: each.phase,
            label: (
              <span className="expect__phase" style={{ color: `var(--phase-ink-${each.phase})` }}>
                {capitalise(each.phase)}
              </span>
            ),
          }))}
          value={phase.phase}
          onChange={setPhaseName}
        />
      )}
      <ChartFrame
        title={report.phasesDiffer ? `Where, ${capitalise(phase.phase).toLowerCase()}` : "Where"}
        reading={reading}
        notes={[report.note]}
        table={table}
        pending={pending}
        badge={badge}
      >
        <HexBars
          label={`Hexes that may expect most, from ${venue.name}`}
          rows={rows.slice(0, SHOWN)}
          weighted={weighted}
          selected={selection?.kind === "cell" ? selection.cell : null}
          onSelect={(cell) => actions.select(cell === null ? null : { kind: "cell", cell })}
        />
        {weighted && <p className="note soft expect__under">{sayDemand(report, unit)}</p>}
      </ChartFrame>
    </section>
  );
}
