import { selectAssessment } from "../../app/deployments.ts";
import { useMuster } from "../../app/muster.ts";
import { selectPlan } from "../../app/selectors.ts";
import type { Transition, UnitMove } from "../../model/deployment.ts";
import { UNIT_WORDS } from "../../model/fleet.ts";
import type { PlanDocument } from "../../model/plan-document.ts";
import type { LngLat } from "../../model/units.ts";
import { capitalise, formatCount } from "../../model/wording.ts";
import { Section } from "../Section.tsx";

/** How units get from the posts of one phase to those of the next; nothing while there is one stretch only. */
export function TransitionsSection() {
  const plan = useMuster(selectPlan);
  const transitions = useMuster((state) => selectAssessment(state)?.transitions ?? null);
  if (plan.phases.length < 2 || !transitions) return null;
  return (
    <Section title="On the way">
      <ul className="plain-list transitions">
        {transitions.map((transition) => (
          <li key={transition.to}>
            <TransitionDetails plan={plan} transition={transition} />
          </li>
        ))}
      </ul>
    </Section>
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
            {describeMove(plan, move)}
          </li>
        ))}
      </ul>
      <p className="note soft">{Math.round(minutes)} unit-minutes in all: no other exchange takes fewer.</p>
    </details>
  );
}

function describeMove(plan: PlanDocument, { unit, from, to, units, minutes }: UnitMove): string {
  const group = plan.fleet.find(({ id }) => id === unit);
  const who = `${units > 1 ? `${units} × ` : ""}${group ? UNIT_WORDS[group.kind] : "unit"}`;
  const way = `${namePlace(plan, unit, from)} to ${namePlace(plan, unit, to)}`;
  return `${capitalise(who)}: ${way}${from && to ? `, ${Math.ceil(minutes)} min` : ""}`;
}

function namePlace({ posts, fixedPosts }: PlanDocument, unit: string, at: LngLat | null): string {
  if (at === null) return "no post";
  const isAt = (place: LngLat) => place[0] === at[0] && place[1] === at[1];
  const number = posts.findIndex((post) => post.unit === unit && isAt(post.at));
  if (number >= 0) return `post ${number + 1}`;
  return fixedPosts.find((post) => isAt(post.at))?.name ?? "a post";
}
