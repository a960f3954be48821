import { Button, Loader } from "@mantine/core";
import { selectWhatIf } from "../../app/deployments.ts";
import { actions, useMuster } from "../../app/muster.ts";
import { selectPlan } from "../../app/selectors.ts";
import { costOfChange } from "../../model/cost.ts";
import { formatCost } from "../../model/describe-cost.ts";
import { UNIT_WORDS, type UnitGroup } from "../../model/fleet.ts";
import type { WhatIf, WhatIfStep } from "../../model/what-if.ts";
import { formatCount, formatShare } from "../../model/wording.ts";
import { Section } from "../Section.tsx";
import "./phases.css";

/** What a unit more or fewer would do, worked out for the group that is asked about. */
export function WhatIfSection() {
  const { fleet, objective } = useMuster(selectPlan);
  const asked = useMuster((state) => state.whatIfUnit);
  const whatIf = useMuster(selectWhatIf);
  const hasData = useMuster((state) => state.data.kind === "open");
  const groups = fleet.filter(({ count }) => count > 0);
  const group = groups.find(({ id }) => id === asked);
  if (!hasData || groups.length === 0 || objective.goal === "distance" || objective.goal === "fairness")
    return null;
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
  const plan = useMuster(selectPlan);
  const now = whatIf.steps.find(({ change }) => change === 0);
  return (
    <>
      <p className="note">{sayDifference(group, whatIf)}</p>
      <table className={group.costPerHour === null ? "roster" : "roster roster--wide"}>
        <thead>
          <tr>
            <th scope="col">Units</th>
            <th scope="col">Officers</th>
            {group.costPerHour !== null && <th scope="col">Cost</th>}
            <th scope="col">{whatIf.goal === "backup" ? "Meets a free unit" : "Reached"}</th>
            <th scope="col">At most</th>
          </tr>
        </thead>
        <tbody>
          {whatIf.steps.map((step) => (
            <tr key={step.units} data-now={step === now || undefined}>
              <th scope="row">{formatCount(step.units)}</th>
              <td>{formatCount(step.officers)}</td>
              {group.costPerHour !== null && (
                <td>{sayCost(costOfChange(plan, group.id, step.change) ?? 0)}</td>
              )}
              <td>{step.share === null ? "–" : formatShare(step.share)}</td>
              <td>{formatShare(Math.ceil(step.boundShare * 1000 - 1e-6) / 1000)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note soft">
        Quick placings, all planned phases together. “At most”: no placing of so many units reaches more.
        {group.costPerHour !== null && " Cost: the difference from now, in the unit of cost per hour."}
      </p>
    </>
  );
}

/** `+840`, `−840`, or `0` for as it is. */
function sayCost(difference: number): string {
  return `${Math.round(difference) > 0 ? "+" : ""}${formatCost(difference)}`;
}

/** `One foot serial more would reach 2.1 points more, one fewer 2.6 points less.` */
function sayDifference({ kind }: UnitGroup, { steps }: WhatIf): string {
  const at = (change: number): WhatIfStep | undefined => steps.find((step) => step.change === change);
  const points = (a: number, b: number) => `${(100 * Math.abs(a - b)).toFixed(1)} points`;
  const now = at(0)?.share;
  const [more, fewer] = [at(1)?.share, at(-1)?.share];
  if (now == null) return "With so few units nothing can be placed as asked.";
  const parts = [
    ...(more == null ? [] : [`one ${UNIT_WORDS[kind]} more would reach ${points(more, now)} more`]),
    ...(fewer == null ? [] : [`one fewer ${points(now, fewer)} less`]),
  ];
  const sentence = parts.join(", ");
  return sentence ? `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.` : "";
}
