import { NumberInput } from "@mantine/core";
import { actions, useMuster } from "../app/muster.ts";
import { selectPlan } from "../app/selectors.ts";
import { officersIn, UNIT_LIMITS, type UnitGroup, type UnitMode } from "../model/fleet.ts";
import { formatCount } from "../model/wording.ts";
import { Section } from "./Section.tsx";

const MODE_NAMES: Record<UnitMode, string> = { foot: "Foot units", vehicle: "Vehicles" };

/** How many units there are, how many officers in each, and how far one covers. */
export function UnitsSection() {
  const { fleet } = useMuster(selectPlan);
  return (
    <Section title="Units" aside={`${formatCount(officersIn(fleet))} officers`}>
      <div className="units">
        <span />
        <span className="soft small">Units</span>
        <span className="soft small">Officers each</span>
        <span className="soft small">Covers, m</span>
        {fleet.map((group) => (
          <UnitRow key={group.mode} group={group} />
        ))}
      </div>
    </Section>
  );
}

function UnitRow({ group }: { group: UnitGroup }) {
  const name = MODE_NAMES[group.mode];
  const change = (part: Partial<Omit<UnitGroup, "mode">>) => actions.setUnitGroup(group.mode, part);
  return (
    <>
      <span>{name}</span>
      <NumberInput
        size="xs"
        aria-label={`${name}: how many`}
        min={0}
        max={UNIT_LIMITS.count}
        clampBehavior="strict"
        allowDecimal={false}
        value={group.count}
        onChange={(value) => typeof value === "number" && change({ count: value })}
      />
      <NumberInput
        size="xs"
        aria-label={`${name}: officers in each`}
        min={1}
        max={UNIT_LIMITS.officersPerUnit}
        clampBehavior="strict"
        allowDecimal={false}
        value={group.officersPerUnit}
        onChange={(value) => typeof value === "number" && change({ officersPerUnit: value })}
      />
      <NumberInput
        size="xs"
        aria-label={`${name}: cover radius in metres`}
        min={UNIT_LIMITS.coverRadiusM.min}
        max={UNIT_LIMITS.coverRadiusM.max}
        step={50}
        clampBehavior="blur"
        allowDecimal={false}
        value={group.coverRadiusM}
        onChange={(value) =>
          typeof value === "number" &&
          value >= UNIT_LIMITS.coverRadiusM.min &&
          change({ coverRadiusM: value })
        }
      />
    </>
  );
}
