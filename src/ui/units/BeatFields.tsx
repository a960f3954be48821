import { NativeSelect } from "@mantine/core";
import { actions, useMuster } from "../../app/muster.ts";
import { selectPlan } from "../../app/selectors.ts";
import { BEAT_LIMITS, hexesWithinWalk } from "../../model/beat.ts";
import type { UnitGroup } from "../../model/fleet.ts";
import { hexSpacingM } from "../../model/hex-grid.ts";
import { metresIn, minutesFor } from "../../model/travel.ts";
import { formatCount, formatDistance } from "../../model/wording.ts";
import { Field } from "./Field.tsx";
import { NumberField } from "./NumberField.tsx";

/** Hexes of a beat when somebody first asks for beats. */
const FIRST_HEXES = 4;

/** Whether the units of a group stand at their posts or patrol beats, of how many hexes, and how long a walk that is. */
export function BeatFields({ group }: { group: UnitGroup }) {
  const { id, name, beatHexes } = group;
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={`${name}: what a unit does`}
        value={beatHexes === null ? "post" : "beat"}
        data={[
          { value: "post", label: "A unit stands at its post" },
          { value: "beat", label: "A unit patrols a beat around its post" },
        ]}
        onChange={({ currentTarget }) =>
          actions.setUnitGroup(id, { beatHexes: currentTarget.value === "beat" ? FIRST_HEXES : null })
        }
      />
      {beatHexes !== null && (
        <>
          <Field label="Hexes of a beat, at most">
            <NumberField
              label={`${name}: hexes of a beat at most`}
              value={beatHexes}
              limits={BEAT_LIMITS.mostHexes}
              onTake={(hexes) => actions.setUnitGroup(id, { beatHexes: hexes })}
            />
          </Field>
          <BeatWalk group={group} beatHexes={beatHexes} />
        </>
      )}
    </>
  );
}

function BeatWalk({ group, beatHexes }: { group: UnitGroup; beatHexes: number }) {
  const { area, movement } = useMuster(selectPlan);
  const spacing = hexSpacingM(area);
  const round = 2 * (beatHexes - 1) * spacing;
  const minutes = Math.ceil(minutesFor(round * movement.detour, group.speedKmh));
  const inAnHour = hexesWithinWalk(metresIn(60, group.speedKmh) / movement.detour, spacing);
  const length =
    beatHexes === 1
      ? "One hex has no way to walk from hex to hex."
      : `A round past ${beatHexes} hexes is ${formatDistance(round)} at most, ${formatCount(minutes)} min at this pace.`;
  return (
    <p className="note soft">
      {length} In an hour a unit gets round {inAnHour} {inAnHour === 1 ? "hex" : "hexes"} for certain. Hexes
      are {formatDistance(spacing)} apart, and ways {Math.round(100 * (movement.detour - 1))}% longer than
      straight lines.
    </p>
  );
}
