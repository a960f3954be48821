import { NativeSelect } from "@mantine/core";
import { actions, useMuster } from "../../app/muster.ts";
import { coversByStreets } from "../../app/street-reach.ts";
import { UNIT_LIMITS, type UnitGroup } from "../../model/fleet.ts";
import { formatDistance } from "../../model/wording.ts";
import { Field } from "./Field.tsx";
import { NumberField } from "./NumberField.tsx";

/** Minutes that a unit covers when somebody first asks for minutes. */
const FIRST_MINUTES = 5;

/** Whether a unit covers a circle, or what it reaches in some minutes, and how far that is. */
export function CoverFields({ group }: { group: UnitGroup }) {
  const { id, name, coverMinutes, coverRadiusM } = group;
  const byStreets = useMuster((state) => coversByStreets(state, group));
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={`${name}: how cover is told`}
        value={coverMinutes === null ? "metres" : "minutes"}
        data={[
          { value: "metres", label: "A unit covers a circle, in metres" },
          { value: "minutes", label: "A unit covers what it reaches in minutes" },
        ]}
        onChange={({ currentTarget }) =>
          actions.setUnitGroup(id, {
            coverMinutes: currentTarget.value === "minutes" ? FIRST_MINUTES : null,
          })
        }
      />
      {coverMinutes !== null && (
        <>
          <Field label="Minutes on its way, at most">
            <NumberField
              label={`${name}: minutes within which a unit covers`}
              value={coverMinutes}
              limits={UNIT_LIMITS.coverMinutes}
              decimals={1}
              onTake={(minutes) => actions.setUnitGroup(id, { coverMinutes: minutes })}
            />
          </Field>
          <p className="note soft">
            {byStreets
              ? "Along the streets that are loaded, at its pace."
              : `By straight lines that is ${formatDistance(coverRadiusM)} at its pace, detour taken off.`}
          </p>
        </>
      )}
    </>
  );
}
