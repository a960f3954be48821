import { useMuster } from "../../app/muster.ts";
import { selectPlan } from "../../app/selectors.ts";
import { PHASE_NAMES, type PhaseName } from "../../model/event-spec.ts";
import { FIXED_POST_LIMITS, type FixedNeed, type FixedPost } from "../../model/fixed-post.ts";
import {
  countOfficers,
  describeFixedUnits,
  nameWhen,
  officersAtFixedPost,
} from "../../model/fixed-post-words.ts";
import { periodsOf } from "../../model/period.ts";
import { listShortages } from "../../model/standing-shortage.ts";
import { capitalise } from "../../model/wording.ts";
import { CountField } from "../CountField.tsx";
import { WarningNote } from "../WarningNote.tsx";

/** One column of the table: a phase, or all of them where the evening is planned as one. */
interface NeedColumn {
  readonly name: string;
  readonly phases: readonly PhaseName[];
}

/** The officers that a fixed post needs of each group, phase by phase, and the units that makes. */
export function NeedsTable(props: { post: FixedPost; onTake: (needs: readonly FixedNeed[]) => void }) {
  const { post, onTake } = props;
  const plan = useMuster(selectPlan);
  const columns: readonly NeedColumn[] =
    plan.phases.length > 0
      ? plan.phases.map((phase) => ({ name: capitalise(phase), phases: [phase] }))
      : [{ name: "Evening", phases: PHASE_NAMES }];
  const isUneven = plan.phases.length === 0 && plan.fleet.some(({ id }) => isUnevenIn(post, id));
  return (
    <>
      <table className="fixed-posts__needs">
        <caption className="soft small">Officers needed</caption>
        <thead>
          <tr>
            <th scope="col">Of</th>
            {columns.map(({ name }) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plan.fleet.map((group) => (
            <tr key={group.id}>
              <th scope="row">{group.name}</th>
              {columns.map(({ name, phases }) => (
                <td key={name}>
                  <CountField
                    most={FIXED_POST_LIMITS.officers}
                    label={`${post.name}: officers of ${group.name}, ${name.toLowerCase()}`}
                    value={neededIn(post, group.id, phases)}
                    onTake={(officers) => onTake(withNeed(post.needs, group.id, phases, officers))}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {plan.fleet.length === 0 && <p className="note">There are no units yet. Add some under Units.</p>}
      <ul className="plain-list small" aria-live="polite">
        {periodsOf(plan).map((period) => {
          const officers = officersAtFixedPost(post, plan.fleet, period);
          return (
            <li key={period}>
              {capitalise(nameWhen(period))}:{" "}
              {officers > 0
                ? `${describeFixedUnits(post, plan.fleet, period)}, ${countOfficers(officers)}`
                : "nobody"}
            </li>
          );
        })}
      </ul>
      <p className="note soft small">
        {plan.phases.length === 0 && "Planned as one evening: they stand there in every phase. "}
        No unit is split, so whole units go.
        {isUneven &&
          " By phase the numbers differ; this is the most of them, and a number typed here sets all."}
      </p>
      {post.needs.length > 0 &&
        listShortages(plan).map((sentence) => <WarningNote key={sentence}>{sentence}</WarningNote>)}
    </>
  );
}

/** The most that is asked for in any of the phases. */
function neededIn(post: FixedPost, unit: string, phases: readonly PhaseName[]): number {
  const asked = post.needs.filter((need) => need.unit === unit && phases.includes(need.phase));
  return Math.max(0, ...asked.map(({ officers }) => officers));
}

function isUnevenIn(post: FixedPost, unit: string): boolean {
  return new Set(PHASE_NAMES.map((phase) => neededIn(post, unit, [phase]))).size > 1;
}

function withNeed(
  needs: readonly FixedNeed[],
  unit: string,
  phases: readonly PhaseName[],
  officers: number,
): FixedNeed[] {
  return [
    ...needs.filter((need) => need.unit !== unit || !phases.includes(need.phase)),
    ...phases.map((phase) => ({ unit, phase, officers })),
  ];
}
