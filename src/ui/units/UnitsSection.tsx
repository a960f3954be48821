import { useState } from "react";
import { useMuster } from "../../app/muster.ts";
import { selectPlan } from "../../app/selectors.ts";
import { officersIn } from "../../model/fleet.ts";
import { formatCount } from "../../model/wording.ts";
import { Section } from "../Section.tsx";
import { AddUnits } from "./AddUnits.tsx";
import { UnitDetails } from "./UnitDetails.tsx";
import { UnitRow } from "./UnitRow.tsx";
import "./units.css";

/** The fleet: how many units of each type there are, how many officers in each, how far one covers, and when they are there. */
export function UnitsSection() {
  const { fleet } = useMuster(selectPlan);
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <Section title="Units" aside={`${formatCount(officersIn(fleet))} officers`}>
      <div className="units">
        <span />
        <span className="soft small">Units</span>
        <span className="soft small">Officers each</span>
        <span className="soft small">Covers, m</span>
        {fleet.map((group) => (
          <div className="units__group" key={group.id}>
            <UnitRow
              group={group}
              isOpen={opened === group.id}
              onToggle={() => setOpened(opened === group.id ? null : group.id)}
            />
            {opened === group.id && <UnitDetails group={group} onRemoved={() => setOpened(null)} />}
          </div>
        ))}
      </div>
      <AddUnits />
    </Section>
  );
}
