import { ActionIcon, Button, Checkbox, TextInput, Tooltip } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { actions, useMuster } from "../../app/muster.ts";
import { selectPlan } from "../../app/selectors.ts";
import { PHASE_NAMES } from "../../model/event-spec.ts";
import type { PlanArea } from "../../model/plan-area.ts";
import { capitalise } from "../../model/wording.ts";
import { DrawingBar } from "../drawing/DrawingBar.tsx";
import { Section } from "../Section.tsx";
import "./plan-areas.css";

const KIND_WORDS: Readonly<Record<PlanArea["kind"], string>> = {
  "no-go": "No unit is suggested here",
  "must-cover": "A unit must reach all of it",
  closed: "Nobody goes through its streets",
};

/** Ground where no unit may be suggested and ground that units must reach: drawn on the map, each by phase. */
export function PlanAreasSection() {
  const { areas } = useMuster(selectPlan);
  const draft = useMuster(({ focusDraft }) =>
    focusDraft?.purpose === "focus" || focusDraft?.purpose === "source" ? null : focusDraft,
  );
  return (
    <Section title="No-go, must-cover, closed streets">
      {areas.length > 0 && (
        <ul className="plain-list plan-areas">
          {areas.map((area) => (
            <li key={area.id}>
              <AreaRow area={area} />
            </li>
          ))}
        </ul>
      )}
      {draft ? (
        <DrawingBar draft={draft} />
      ) : (
        <div className="button-row">
          <Button size="compact-sm" variant="default" onClick={() => actions.drawPlanArea("no-go")}>
            Draw a no-go area
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => actions.drawPlanArea("must-cover")}>
            Draw a must-cover area
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => actions.drawPlanArea("closed")}>
            Draw closed streets
          </Button>
        </div>
      )}
    </Section>
  );
}

function AreaRow({ area }: { area: PlanArea }) {
  const { phases } = useMuster(selectPlan);
  const hasStreets = useMuster((state) => state.streets !== null);
  const [name, setName] = useState(area.name);
  useEffect(() => setName(area.name), [area.name]);
  const rename = () => {
    const typed = name.trim();
    if (typed === "") setName(area.name);
    else if (typed !== area.name) actions.savePlanArea({ ...area, name: typed });
  };
  return (
    <>
      <div className="plan-areas__head">
        <TextInput
          size="xs"
          aria-label={`Name of ${area.name}`}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          onBlur={rename}
        />
        <Tooltip label="Remove">
          <ActionIcon
            variant="subtle"
            color="gray"
            size={28}
            aria-label={`Remove ${area.name}`}
            onClick={() => actions.removePlanArea(area.id)}
          >
            <IconX size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      <p className="note soft">
        {KIND_WORDS[area.kind]}
        {area.kind === "closed" && !hasStreets && "; without streets loaded this changes nothing"}.
      </p>
      {phases.length > 0 && area.kind !== "closed" && (
        <div className="plan-areas__phases">
          {PHASE_NAMES.filter((phase) => phases.includes(phase)).map((phase) => {
            const holds = area.phases.includes(phase);
            const others = area.phases.filter((other) => other !== phase);
            return (
              <Checkbox
                key={phase}
                size="xs"
                label={capitalise(phase)}
                aria-label={`${area.name} holds in the ${phase} phase`}
                checked={holds}
                disabled={holds && others.length === 0}
                onChange={() =>
                  actions.savePlanArea({ ...area, phases: holds ? others : [...area.phases, phase] })
                }
              />
            );
          })}
        </div>
      )}
    </>
  );
}
