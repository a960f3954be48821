import { NumberInput } from "@mantine/core";
import { useEffect, useState } from "react";
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
      <WholeNumber
        label={`${name}: how many`}
        value={group.count}
        limits={{ min: 0, max: UNIT_LIMITS.count }}
        onTake={(count) => change({ count })}
      />
      <WholeNumber
        label={`${name}: officers in each`}
        value={group.officersPerUnit}
        limits={{ min: 1, max: UNIT_LIMITS.officersPerUnit }}
        onTake={(officersPerUnit) => change({ officersPerUnit })}
      />
      <WholeNumber
        label={`${name}: cover radius in metres`}
        value={group.coverRadiusM}
        limits={UNIT_LIMITS.coverRadiusM}
        step={50}
        onTake={(coverRadiusM) => change({ coverRadiusM })}
      />
    </>
  );
}

/** A number that is taken over as soon as it is within its limits; on leaving, the field shows what was taken. */
function WholeNumber(props: {
  label: string;
  value: number;
  limits: { readonly min: number; readonly max: number };
  step?: number;
  onTake: (value: number) => void;
}) {
  const { min, max } = props.limits;
  const [draft, setDraft] = useState<number | string>(props.value);
  useEffect(() => setDraft(props.value), [props.value]);
  return (
    <NumberInput
      size="xs"
      aria-label={props.label}
      min={min}
      max={max}
      step={props.step ?? 1}
      clampBehavior="none"
      allowDecimal={false}
      value={draft}
      onChange={(value) => {
        setDraft(value);
        if (typeof value === "number" && value >= min && value <= max) props.onTake(value);
      }}
      onBlur={() => {
        const typed = typeof draft === "number" ? draft : Number.NaN;
        const taken = Number.isNaN(typed) ? props.value : Math.min(max, Math.max(min, typed));
        setDraft(taken);
        if (taken !== props.value) props.onTake(taken);
      }}
    />
  );
}
