import { Switch } from "@mantine/core";
import { useMemo } from "react";
import { selectAssessment } from "../../app/deployments.ts";
import { actions, useMuster } from "../../app/muster.ts";
import { selectPlan } from "../../app/selectors.ts";
import { selectPeriod } from "../../app/shown-period.ts";
import type { Transition, UnitMove } from "../../model/deployment.ts";
import { UNIT_WORDS } from "../../model/fleet.ts";
import { namePlace } from "../../model/name-place.ts";
import type { PlanDocument } from "../../model/plan-document.ts";
import { unitEvenings } from "../../model/unit-evenings.ts";
import { capitalise, formatCount } from "../../model/wording.ts";
import { Section } from "../Section.tsx";
import { EveningsTable } from "./EveningsTable.tsx";

/** How units get from the posts of one phase to those of the next; nothing while there is one stretch only. */
export function TransitionsSection() {
  const plan = useMuster(selectPlan);
  const transitions = useMuster((state) => selectAssessment(state)?.transitions ?? null);
  if (plan.phases.length < 2 || !transitions) return null;
  return (
    <Section title="On the way">
      <MovesSwitch transitions={transitions} />
      <ul className="plain-list transitions">
        {transitions.map((transition) => (
          <li key={transition.to}>
            <TransitionDetails plan={plan} transition={transition} />
          </li>
        ))}
      </ul>
      <Evenings plan={plan} transitions={transitions} />
    </Section>
  );
}

function MovesSwitch({ transitions }: { transitions: readonly Transition[] }) {
  const shown = useMuster((state) => state.movesShown);
  const period = useMuster(selectPeriod);
  const isFirst = transitions.every(({ to }) => to !== period);
  return (
    <>
      <Switch
        label="Draw the ways on the map"
        checked={shown}
        onChange={({ currentTarget }) => actions.showMoves(currentTarget.checked)}
      />
      {shown && isFirst && (
        <p className="note soft">Nobody is on the way to the first phase. Show a later one above.</p>
      )}
    </>
  );
}

function Evenings({ plan, transitions }: { plan: PlanDocument; transitions: readonly Transition[] }) {
  const evenings = useMemo(() => unitEvenings(plan, transitions), [plan, transitions]);
  const posted = evenings.filter(({ stays }) => stays.some(({ at }) => at !== null));
  const unposted = evenings.length - posted.length;
  if (posted.length === 0) return null;
  return (
    <details className="transitions">
      <summary>Unit by unit over the evening</summary>
      <EveningsTable plan={plan} evenings={posted} />
      <p className="note soft">
        Minutes beside a post are the way there from the post before. Units of a group are alike; the number
        only tells them apart.
        {unposted > 0 &&
          ` ${formatCount(unposted)} more ${unposted === 1 ? "unit has" : "units have"} no post in any of these phases.`}
      </p>
    </details>
  );
}

function TransitionDetails({ plan, transition }: { plan: PlanDocument; transition: Transition }) {
  const { from, to, moves, minutes, late } = transition;
  const walking = moves.filter((move) => move.from && move.to);
  const units = walking.reduce((sum, move) => sum + move.units, 0);
  const longest = Math.max(0, ...walking.map((move) => move.minutes));
  const words =
    units === 0
      ? "nobody changes post"
      : `${formatCount(units)} ${units === 1 ? "unit changes" : "units change"} post, the longest way takes ${Math.ceil(longest)} min`;
  return (
    <details>
      <summary>
        {capitalise(from)} to {to}: {words}.
        {late > 0 && (
          <strong>
            {" "}
            {formatCount(late)} would come late: the way takes longer than {plan.movement.turnaroundMinutes}{" "}
            minutes.
          </strong>
        )}
      </summary>
      <ul className="plain-list">
        {moves.map((move) => (
          <li key={`${move.unit} ${move.from} ${move.to}`} className="note">
            {describeMove(plan, transition, move)}
          </li>
        ))}
      </ul>
      <p className="note soft">{Math.round(minutes)} unit-minutes in all: no other exchange takes fewer.</p>
    </details>
  );
}

function describeMove(plan: PlanDocument, phases: Pick<Transition, "from" | "to">, move: UnitMove): string {
  const { unit, from, to, units, minutes } = move;
  const group = plan.fleet.find(({ id }) => id === unit);
  const who = `${units > 1 ? `${units} × ` : ""}${group ? UNIT_WORDS[group.kind] : "unit"}`;
  const way = `${namePlace(plan, unit, from, phases.from)} to ${namePlace(plan, unit, to, phases.to)}`;
  return `${capitalise(who)}: ${way}${from && to ? `, ${Math.ceil(minutes)} min` : ""}`;
}
