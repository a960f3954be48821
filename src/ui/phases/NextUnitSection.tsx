import { Button, Loader } from "@mantine/core";
import { useMemo } from "react";
import { actions, useMuster } from "../../app/muster.ts";
import { selectPlan } from "../../app/selectors.ts";
import { selectNextUnits } from "../../app/weighed-units.ts";
import type { Fleet } from "../../model/fleet.ts";
import { rankNextUnits } from "../../model/next-unit.ts";
import type { WhatIf } from "../../model/what-if.ts";
import { sayRank } from "../../model/what-if-tables.ts";
import { describeNextUnits, formatGain, GAIN_UNITS, GAUGE_WORDS } from "../../model/what-if-words.ts";
import { formatCount } from "../../model/wording.ts";
import { Section } from "../Section.tsx";
import { WeighingControl } from "./WeighingControl.tsx";
import "./phases.css";

/** Which group one unit more would help most in, per unit and per officer; nothing where there is one group only. */
export function NextUnitSection() {
  const { fleet } = useMuster(selectPlan);
  const asked = useMuster((state) => state.nextUnitsAsked);
  const curves = useMuster(selectNextUnits);
  const hasData = useMuster((state) => state.data.kind === "open");
  if (!hasData || fleet.length < 2) return null;
  return (
    <Section title="Where the next unit helps most">
      <div className="button-row">
        <Button
          size="compact-sm"
          variant={asked ? "filled" : "default"}
          aria-pressed={asked}
          onClick={() => actions.askNextUnits(!asked)}
        >
          Compare the groups
        </Button>
      </div>
      {asked && !curves && <Loader size={16} aria-label="Working it out" />}
      {asked && curves && <Ranking fleet={fleet} curves={curves} />}
    </Section>
  );
}

function Ranking({ fleet, curves }: { fleet: Fleet; curves: readonly WhatIf[] }) {
  const ranked = useMemo(() => rankNextUnits(curves), [curves]);
  const goal = curves[0]?.goal ?? "cover";
  if (!ranked) return <p className="note">With so few units nothing can be placed as asked.</p>;
  return (
    <>
      {describeNextUnits(goal, ranked, fleet).map((sentence) => (
        <p className="note" key={sentence}>
          {sentence}
        </p>
      ))}
      <table className="roster next-units">
        <thead>
          <tr>
            <th scope="col">One more of</th>
            <th scope="col">Gain, {GAIN_UNITS[goal]}</th>
            <th scope="col">Per officer</th>
          </tr>
        </thead>
        <tbody>
          {ranked.map((each) => {
            const group = fleet.find(({ id }) => id === each.unit);
            return (
              <tr key={each.unit}>
                <th scope="row">
                  {group?.name ?? each.unit}
                  <span className="next-units__more">
                    {formatCount(each.officers)} {each.officers === 1 ? "officer" : "officers"}
                  </span>
                </th>
                <td>
                  {formatGain(goal, each.gain, each.proven)}
                  <span className="next-units__more">{sayRank(each.rank)}</span>
                </td>
                <td>
                  {formatGain(goal, each.gainPerOfficer, each.proven, 2)}
                  <span className="next-units__more">{sayRank(each.rankPerOfficer)}</span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="note soft">
        {GAUGE_WORDS[goal].compared} A rank is given only where no other group’s range meets it.
      </p>
      <div className="button-row">
        <WeighingControl
          name="nextUnits"
          isProven={ranked.every(({ proven }) => proven)}
          ask="Prove these gains"
          done="Every gain is proven."
        />
        <Button size="compact-sm" variant="default" onClick={actions.exportNextUnits}>
          Save as CSV
        </Button>
      </div>
    </>
  );
}
