import { Button, Loader } from "@mantine/core";
import { useMemo } from "react";
import { selectSimulated } from "../../app/data-span.ts";
import { actions, useMuster } from "../../app/muster.ts";
import { selectPlan } from "../../app/selectors.ts";
import { selectWhatIf } from "../../app/weighed-units.ts";
import { costOfChange } from "../../model/cost.ts";
import type { UnitGroup } from "../../model/fleet.ts";
import { SIMULATED_BADGE } from "../../model/provenance.ts";
import type { WhatIf } from "../../model/what-if.ts";
import { noteWhatIf, tabulateWhatIf } from "../../model/what-if-tables.ts";
import { describeDifference, formatLimit, formatReached, GAUGE_WORDS } from "../../model/what-if-words.ts";
import { lowerFirst } from "../../model/wording.ts";
import { ChartFrame } from "../charts/ChartFrame.tsx";
import { OfficersCurve } from "../charts/OfficersCurve.tsx";
import { Section } from "../Section.tsx";
import { WeighingControl } from "./WeighingControl.tsx";
import "./phases.css";

/** What a unit more or fewer would do, worked out for the group that is asked about. */
export function WhatIfSection() {
  const { fleet } = useMuster(selectPlan);
  const asked = useMuster((state) => state.whatIfUnit);
  const whatIf = useMuster(selectWhatIf);
  const hasData = useMuster((state) => state.data.kind === "open");
  const groups = fleet.filter(({ count }) => count > 0);
  const group = groups.find(({ id }) => id === asked);
  if (!hasData || groups.length === 0) return null;
  return (
    <Section title="One unit more or fewer">
      <div className="button-row">
        {groups.map(({ id, name }) => (
          <Button
            key={id}
            size="compact-sm"
            variant={id === asked ? "filled" : "default"}
            aria-pressed={id === asked}
            onClick={() => actions.askWhatIf(id === asked ? null : id)}
          >
            {name}
          </Button>
        ))}
      </div>
      {group && whatIf === undefined && <Loader size={16} aria-label="Working it out" />}
      {group && whatIf && <Curve group={group} whatIf={whatIf} />}
    </Section>
  );
}

function Curve({ group, whatIf }: { group: UnitGroup; whatIf: WhatIf }) {
  const isSimulated = useMuster(selectSimulated);
  const { goal, steps } = whatIf;
  const words = GAUGE_WORDS[goal];
  const points = useMemo(() => {
    const scale = words.unit === "%" ? 100 : 1;
    return steps.map(({ change, officers, reached, limit, proven }) => ({
      ...{ officers, proven, isNow: change === 0 },
      reached: reached === null ? null : scale * reached,
      limit: scale * limit,
    }));
  }, [steps, words]);
  const plan = useMuster(selectPlan);
  const table = useMemo(() => {
    const costOf = (change: number) => costOfChange(plan, group.id, change) ?? 0;
    return tabulateWhatIf(whatIf, group, group.costPerHour === null ? undefined : costOf);
  }, [plan, whatIf, group]);
  const notes = useMemo(() => [noteWhatIf(whatIf)], [whatIf]);
  return (
    <>
      <p className="note">{describeDifference(group, whatIf)}</p>
      <ChartFrame
        title={`${words.reached} by number of officers`}
        reading={`${words.compared} A filled mark is proven; from a hollow one a bar goes to the limit.`}
        notes={notes}
        table={table}
        badge={isSimulated ? SIMULATED_BADGE : undefined}
      >
        <OfficersCurve
          label={`${words.reached} by number of officers: ${sayPoints(whatIf)}.`}
          points={points}
          axisLabel={`${lowerFirst(words.reached)}, ${words.unit}`}
        />
      </ChartFrame>
      <WeighingControl
        name="whatIf"
        isProven={steps.every(({ proven }) => proven)}
        ask="Prove these points"
        done="Every point is proven: no placing of so many units does better."
      />
    </>
  );
}

function sayPoints({ goal, steps }: WhatIf): string {
  const { limit: word } = GAUGE_WORDS[goal];
  return steps
    .map(({ officers, reached, limit, proven }) => {
      if (reached === null) return `${officers} officers cannot be placed as asked`;
      const bound = proven ? "proven" : `${lowerFirst(word)} ${formatLimit(goal, limit)}`;
      return `${officers} officers ${formatReached(goal, reached)}, ${bound}`;
    })
    .join("; ");
}
