import { useMemo } from "react";
import { useMuster } from "../../app/muster.ts";
import { selectPlan } from "../../app/selectors.ts";
import { describeCost } from "../../model/describe-cost.ts";
import { officersIn } from "../../model/fleet.ts";
import { type PeriodRoster, rosterOf } from "../../model/roster.ts";
import { capitalise, formatCount } from "../../model/wording.ts";
import { Section } from "../Section.tsx";

/** Where every officer is in each planned phase; the columns add up to the roster. */
export function RosterSection() {
  const plan = useMuster(selectPlan);
  const rosters = useMemo(() => rosterOf(plan), [plan]);
  const costs = useMemo(() => describeCost(plan), [plan]);
  if (plan.posts.length === 0 && plan.fixedPosts.length === 0) return null;
  const short = rosters.flatMap(({ period, groups }) =>
    groups
      .filter(({ missing }) => missing > 0)
      .map(
        ({ group, missing }) =>
          `${group.name}${period === "evening" ? "" : `, ${period}`}: ${missing} more than can be placed`,
      ),
  );
  return (
    <Section title="Officers" aside={formatCount(officersIn(plan.fleet))}>
      <table className="roster">
        <thead>
          <tr>
            <th scope="col">
              <span className="muster-visually-hidden">Phase</span>
            </th>
            <th scope="col">At posts</th>
            <th scope="col">No post</th>
            <th scope="col">Off duty</th>
          </tr>
        </thead>
        <tbody>
          {rosters.map((roster) => (
            <RosterRow key={roster.period} roster={roster} />
          ))}
        </tbody>
      </table>
      {costs.map((sentence, i) => (
        <p className={i === 0 ? "note" : "note soft"} key={sentence}>
          {sentence}
        </p>
      ))}
      {costs.length === 0 && (
        <p className="note soft">No cost: enter a cost per hour in the details of the units.</p>
      )}
      {short.map((sentence) => (
        <p className="note" key={sentence} role="status">
          {sentence}.
        </p>
      ))}
    </Section>
  );
}

function RosterRow({ roster }: { roster: PeriodRoster }) {
  const { period, officersPosted, officersUnposted, officersOffDuty } = roster;
  return (
    <tr>
      <th scope="row">{period === "evening" ? "The evening" : capitalise(period)}</th>
      <td>{formatCount(officersPosted)}</td>
      <td>{formatCount(officersUnposted)}</td>
      <td>{formatCount(officersOffDuty)}</td>
    </tr>
  );
}
