import { Checkbox, SegmentedControl } from "@mantine/core";
import { actions, useMuster } from "../../app/muster.ts";
import { selectPlan } from "../../app/selectors.ts";
import { type PhaseName, phasesOf } from "../../model/event-spec.ts";
import { MOVEMENT_LIMITS } from "../../model/objective.ts";
import { formatTimeOfDay } from "../../model/wall-clock.ts";
import { capitalise } from "../../model/wording.ts";
import { Section } from "../Section.tsx";
import { NumberField } from "../units/NumberField.tsx";
import "./phases.css";

/** The phases that are planned when somebody first plans by phase. */
const FIRST_PHASES: readonly PhaseName[] = ["arrival", "event", "dispersal"];

/** Whether the evening is planned as one or phase by phase, which phases, and how far units may go between them. */
export function PhasesSection() {
  const { phases, event } = useMuster(selectPlan);
  const isByPhase = phases.length > 0;
  const toggle = (name: PhaseName) =>
    actions.setPhases(phases.includes(name) ? phases.filter((other) => other !== name) : [...phases, name]);
  return (
    <Section title="Planned">
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label="How the evening is planned"
        data={[
          { value: "evening", label: "As one evening" },
          { value: "phases", label: "Phase by phase" },
        ]}
        value={isByPhase ? "phases" : "evening"}
        onChange={(value) => actions.setPhases(value === "phases" ? FIRST_PHASES : [])}
      />
      {isByPhase && (
        <>
          <ul className="plain-list phases">
            {phasesOf(event).map(({ name, from, to }) => (
              <li key={name}>
                <Checkbox
                  size="xs"
                  label={capitalise(name)}
                  checked={phases.includes(name)}
                  disabled={phases.length === 1 && phases.includes(name)}
                  onChange={() => toggle(name)}
                />
                <span className="soft">
                  {formatTimeOfDay(from)}–{formatTimeOfDay(to)}
                </span>
              </li>
            ))}
          </ul>
          {phases.length > 1 && <Turnaround />}
        </>
      )}
    </Section>
  );
}

function Turnaround() {
  const { movement } = useMuster(selectPlan);
  const { turnaroundMinutes } = movement;
  const usual = 20;
  return (
    <div className="phases__turnaround">
      <Checkbox
        size="xs"
        label="Units reach their next post within"
        checked={turnaroundMinutes !== null}
        onChange={({ currentTarget }) =>
          actions.setMovement({ turnaroundMinutes: currentTarget.checked ? usual : null })
        }
      />
      <NumberField
        label="Minutes to reach the next post"
        value={turnaroundMinutes ?? usual}
        limits={MOVEMENT_LIMITS.turnaroundMinutes}
        step={5}
        disabled={turnaroundMinutes === null}
        onTake={(minutes) => actions.setMovement({ turnaroundMinutes: minutes })}
      />
      <span className="soft">min</span>
    </div>
  );
}
