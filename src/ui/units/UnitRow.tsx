import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { actions } from "../../app/muster.ts";
import { UNIT_LIMITS, type UnitGroup } from "../../model/fleet.ts";
import { NumberField } from "./NumberField.tsx";

/** One group of units: its name, which opens the rest, and the three numbers that matter most. */
export function UnitRow(props: { group: UnitGroup; isOpen: boolean; onToggle: () => void }) {
  const { group, isOpen } = props;
  const { id, name } = group;
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <>
      <button
        type="button"
        className="units__name"
        aria-expanded={isOpen}
        aria-label={`${name}: more`}
        onClick={props.onToggle}
      >
        <Chevron size={14} aria-hidden="true" />
        <span>{name}</span>
      </button>
      <NumberField
        label={`${name}: how many`}
        value={group.count}
        limits={{ min: 0, max: UNIT_LIMITS.count }}
        onTake={(count) => actions.setUnitGroup(id, { count })}
      />
      <NumberField
        label={`${name}: officers in each`}
        value={group.officersPerUnit}
        limits={{ min: 1, max: UNIT_LIMITS.officersPerUnit }}
        onTake={(officersPerUnit) => actions.setUnitGroup(id, { officersPerUnit })}
      />
      {group.coverMinutes !== null && <span className="units__minutes">{group.coverMinutes} min</span>}
      {group.coverMinutes === null && (
        <NumberField
          label={`${name}: cover radius in metres`}
          value={group.coverRadiusM}
          limits={UNIT_LIMITS.coverRadiusM}
          step={50}
          onTake={(coverRadiusM) => actions.setUnitGroup(id, { coverRadiusM })}
        />
      )}
    </>
  );
}
