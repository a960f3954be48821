import { Button } from "@mantine/core";
import { useState } from "react";
import { actions, useMuster } from "../../app/muster.ts";
import { selectPlan } from "../../app/selectors.ts";
import type { CrowdClock, StationClock } from "../../model/crowd-clock.ts";
import { focusOnQueue } from "../../model/crowd-focus.ts";
import { describeGeometry, describeWeights } from "../../model/describe-focus.ts";
import { phasesOf } from "../../model/event-spec.ts";
import type { FocusArea } from "../../model/focus-area.ts";

/** The queue of each station as a focus area: what it would weigh, and a button that adds it. */
export function QueueFocus({ clock, pending }: { clock: CrowdClock; pending: boolean }) {
  const { event } = useMuster(selectPlan);
  const areas = useMuster((state) => selectPlan(state).focusAreas);
  const [said, setSaid] = useState<string | null>(null);
  if (clock.stations.length === 0) return null;
  const phases = phasesOf(event);
  const add = (draft: FocusArea, before: FocusArea | undefined) => {
    const problem = actions.saveFocusArea(before ? { ...draft, id: before.id } : draft);
    setSaid(
      problem ??
        `${draft.name} is ${before ? "weighed anew" : "a focus area now"}: its weights multiply demand, and are changed under Focus areas.`,
    );
  };
  return (
    <section className="crowd__focus" aria-label="As focus areas">
      <h3 className="crowd__title">As focus areas</h3>
      <ul>
        {clock.stations.map((station, i) => {
          const draft = focusOnQueue(clock, station, phases, areas);
          const before = draft
            ? areas.find((area) => area.kind === "station" && area.name === draft.name)
            : undefined;
          return (
            <li key={`${i} ${station.name}`}>
              <span>
                <span className="strong">{station.name}</span>{" "}
                <span className="soft">{draft ? describeDraft(draft) : whyNone(station)}</span>
              </span>
              {draft && (
                <Button
                  size="compact-sm"
                  variant="default"
                  disabled={pending}
                  aria-label={`${before ? "Weigh anew" : "Add as a focus area"}: the queue at ${station.name}`}
                  onClick={() => add(draft, before)}
                >
                  {before ? "Weigh anew" : "Add the station queue as a focus area"}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <p className="note soft" role="status">
        {said ??
          "The weight is highest, ×3, where and when the most people wait, and lower in proportion elsewhere. That is a convention, not an estimate."}
      </p>
    </section>
  );
}

function describeDraft(draft: FocusArea): string {
  return `${describeGeometry(draft.geometry)}. ${describeWeights(draft.weight) ?? "Changes nothing"}`;
}

function whyNone({ at }: StationClock): string {
  return at === null ? "has no position: enter its latitude and longitude." : "nobody waits there.";
}
