import { SegmentedControl } from "@mantine/core";
import { actions, useMuster } from "../../app/muster.ts";
import { selectPlan } from "../../app/selectors.ts";
import { selectPeriod } from "../../app/shown-period.ts";
import { PHASE_NAMES } from "../../model/event-spec.ts";
import { capitalise } from "../../model/wording.ts";
import "./phases.css";

/** The planned phases side by side; the one that is chosen is on screen. Nothing while the evening is planned as one. */
export function PhaseTabs() {
  const { phases } = useMuster(selectPlan);
  const period = useMuster(selectPeriod);
  if (phases.length < 2) return null;
  return (
    <SegmentedControl
      fullWidth
      size="xs"
      className="phases__tabs"
      aria-label="Phase on screen"
      data={phases.map((name) => ({ value: name, label: capitalise(name) }))}
      value={period}
      onChange={(value) => {
        const chosen = PHASE_NAMES.find((name) => name === value);
        if (chosen) actions.showPhase(chosen);
      }}
    />
  );
}
