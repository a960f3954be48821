import { Button, Loader } from "@mantine/core";
import { describeHexPlace } from "../app/describe-hex-place.ts";
import { actions, useMuster } from "../app/muster.ts";
import { selectPatrol } from "../app/patrol-card.ts";
import { selectPlan } from "../app/selectors.ts";
import type { NoCircuit, PatrolCircuit } from "../model/patrol-card.ts";
import { formatTimeOfDay } from "../model/wall-clock.ts";
import { capitalise, formatShare } from "../model/wording.ts";
import { Section } from "./Section.tsx";

const NO_CIRCUIT: Readonly<Record<NoCircuit["reason"], string>> = {
  "no-hot-hexes": "Nothing was recorded within reach of this post, so there is nowhere to patrol.",
  "stretch-too-short": "The phase is too short for a single stop.",
  "out-of-reach": "No hex with recorded crime can be reached and left again in time.",
};

/** The patrol of the unit at a post: stops of 10 to 16 minutes in its hot hexes, in an order drawn from a number. */
export function PatrolSection({ post }: { post: string }) {
  const asked = useMuster((state) => (state.patrolAsked?.post === post ? state.patrolAsked : null));
  const patrol = useMuster(selectPatrol);
  const hasData = useMuster((state) => state.data.kind === "open");
  if (!hasData) return null;
  return (
    <Section title="Patrol card" aside={asked ? `No. ${asked.seed}` : undefined}>
      {asked && patrol?.kind === "circuit" && <Circuit circuit={patrol} />}
      {asked && patrol?.kind === "no-circuit" && <p className="note">{NO_CIRCUIT[patrol.reason]}</p>}
      {asked && !patrol && <Loader size={16} aria-label="Drawing the patrol" />}
      <div className="button-row">
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => actions.askForPatrol(post, asked ? asked.seed + 1 : 1)}
        >
          {asked ? "Another order" : "Make a patrol card"}
        </Button>
        {asked && patrol?.kind === "circuit" && (
          <Button size="compact-sm" variant="default" onClick={() => actions.exportPatrol()}>
            Save as CSV
          </Button>
        )}
      </div>
    </Section>
  );
}

function Circuit({ circuit }: { circuit: PatrolCircuit }) {
  const { event } = useMuster(selectPlan);
  const { visits, stops, backAt, stopWeight, hotWeight, longestGapMinutes, proof } = circuit;
  return (
    <>
      <p className="note">
        {stops.length} {stops.length === 1 ? "stop" : "stops"} with{" "}
        {formatShare(hotWeight > 0 ? stopWeight / hotWeight : 0)} of what its reach asks for, each seen again
        within {longestGapMinutes || "the"} {longestGapMinutes ? "minutes" : "phase"}.
        {proof.status === "optimal" ? " No other stops would take in more." : ""}
      </p>
      <ol className="plain-list patrol">
        {visits.map(({ stop, arrival, departure }) => (
          <li key={arrival}>
            <span className="patrol__time">
              {formatTimeOfDay(arrival)}–{formatTimeOfDay(departure)}
            </span>{" "}
            {capitalise(describeHexPlace(event.venue, stops[stop]?.id ?? ""))}
          </li>
        ))}
        <li>
          <span className="patrol__time">{formatTimeOfDay(backAt)}</span> Back at the post
        </li>
      </ol>
    </>
  );
}
