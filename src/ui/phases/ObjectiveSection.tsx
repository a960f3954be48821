import { NativeSelect } from "@mantine/core";
import { actions, useMuster } from "../../app/muster.ts";
import { selectPlan } from "../../app/selectors.ts";
import type { Weighing } from "../../model/analysis-choices.ts";
import { BUSY_SHARE_LIMITS, GOALS, type Goal } from "../../model/objective.ts";
import { Section } from "../Section.tsx";
import { NumberField } from "../units/NumberField.tsx";
import "./phases.css";

const GOAL_WORDS: Readonly<Record<Goal, { readonly label: string; readonly meaning: string }>> = {
  cover: { label: "Reach the most", meaning: "As much as can be is within reach of a unit." },
  backup: {
    label: "Reach the most with a free unit",
    meaning: "Units are busy part of the time, so ground where much happens gets more than one.",
  },
  distance: {
    label: "Shortest way to a unit",
    meaning: "The mean way to the nearest unit is as short as can be.",
  },
  fairness: {
    label: "Worst covered sector first",
    meaning: "No sector around the venue is left behind; that costs some cover in all.",
  },
};

const WEIGHINGS: Readonly<Record<Weighing, string>> = {
  count: "Every crime counts the same",
  harm: "By harm",
  blend: "By count and harm",
};

/** What the posts are placed for, in plain words. */
export function ObjectiveSection() {
  const { goal, busyShare, weighBy } = useMuster(selectPlan).objective;
  return (
    <Section title="Placed for">
      <div className="objective">
        <NativeSelect
          size="xs"
          aria-label="What posts are placed for"
          value={goal}
          data={GOALS.map((name) => ({ value: name, label: GOAL_WORDS[name].label }))}
          onChange={({ currentTarget }) => {
            const chosen = GOALS.find((name) => name === currentTarget.value);
            if (chosen) actions.setObjective({ goal: chosen });
          }}
        />
        <NativeSelect
          size="xs"
          aria-label="What a recorded crime counts for"
          value={weighBy}
          data={Object.entries(WEIGHINGS).map(([value, label]) => ({ value, label }))}
          onChange={({ currentTarget }) => actions.setObjective({ weighBy: currentTarget.value as Weighing })}
        />
      </div>
      <p className="note soft">{GOAL_WORDS[goal].meaning}</p>
      {goal === "backup" && (
        <div className="phases__turnaround">
          <span>A unit is busy</span>
          <NumberField
            label="Share of the time that a unit is busy, per cent"
            value={Math.round(100 * busyShare)}
            limits={{ min: 100 * BUSY_SHARE_LIMITS.min, max: 100 * BUSY_SHARE_LIMITS.max }}
            step={5}
            onTake={(percent) => actions.setObjective({ busyShare: percent / 100 })}
          />
          <span className="soft">% of the time</span>
        </div>
      )}
    </Section>
  );
}
