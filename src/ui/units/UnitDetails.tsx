import { Button, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { actions } from "../../app/muster.ts";
import { PHASE_NAMES } from "../../model/event-spec.ts";
import { officersOf, UNIT_LIMITS, type UnitGroup } from "../../model/fleet.ts";
import { capitalise, formatCount } from "../../model/wording.ts";
import { BeatFields } from "./BeatFields.tsx";
import { CoverFields } from "./CoverFields.tsx";
import { Field } from "./Field.tsx";
import { NumberField } from "./NumberField.tsx";

/** What is asked of a group besides its three numbers: its name, reserve, pace, and when its units are on duty. */
export function UnitDetails({ group, onRemoved }: { group: UnitGroup; onRemoved: () => void }) {
  const { id, name, count, onDuty } = group;
  const change = (part: Parameters<typeof actions.setUnitGroup>[1]) => actions.setUnitGroup(id, part);
  return (
    <div className="units__details">
      <Field label="Name">
        <GroupName name={name} onTake={(next) => change({ name: next })} />
      </Field>
      <Field label="Held back in reserve">
        <NumberField
          label={`${name}: units held back in reserve`}
          value={group.reserve}
          limits={{ min: 0, max: count }}
          onTake={(reserve) => change({ reserve })}
        />
      </Field>
      <Field label="Officers beside the units">
        <NumberField
          label={`${name}: officers beside the units, such as inspectors`}
          value={group.officersBeside}
          limits={{ min: 0, max: UNIT_LIMITS.officersBeside }}
          onTake={(officersBeside) => change({ officersBeside })}
        />
      </Field>
      <Field label="Pace, km/h">
        <NumberField
          label={`${name}: pace in kilometres per hour`}
          value={group.speedKmh}
          limits={UNIT_LIMITS.speedKmh}
          decimals={1}
          onTake={(speedKmh) => change({ speedKmh })}
        />
      </Field>
      <CoverFields group={group} />
      <BeatFields group={group} />
      <Field label="Cost of one unit an hour">
        <NumberField
          label={`${name}: cost of one unit an hour, in any unit; empty where not known`}
          value={group.costPerHour}
          limits={{ min: 0, max: UNIT_LIMITS.costPerHour }}
          decimals={2}
          onTake={(costPerHour) => change({ costPerHour })}
          onEmpty={() => change({ costPerHour: null })}
        />
      </Field>
      <fieldset className="units__duty">
        <legend className="soft small">Units on duty, by phase</legend>
        {PHASE_NAMES.map((phase) => (
          <div key={phase}>
            <span className="soft small">{capitalise(phase)}</span>
            <NumberField
              label={`${name}: units on duty, ${phase}`}
              value={onDuty[phase] ?? count}
              limits={{ min: 0, max: count }}
              onTake={(units) => change({ onDuty: { ...onDuty, [phase]: units } })}
            />
          </div>
        ))}
      </fieldset>
      <p className="note soft">
        {formatCount(officersOf(group))} officers in all. One post takes {formatCount(group.officersPerUnit)}.
      </p>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          actions.removeUnitGroup(id);
          onRemoved();
        }}
      >
        Remove these units
      </Button>
    </div>
  );
}

/** A name that is taken over on leaving the field; an empty one is not. */
function GroupName({ name, onTake }: { name: string; onTake: (name: string) => void }) {
  const [draft, setDraft] = useState(name);
  useEffect(() => setDraft(name), [name]);
  return (
    <TextInput
      size="xs"
      aria-label={`${name}: name`}
      value={draft}
      onChange={({ currentTarget }) => setDraft(currentTarget.value)}
      onBlur={() => {
        const typed = draft.trim();
        if (typed === "") setDraft(name);
        else if (typed !== name) onTake(typed);
      }}
    />
  );
}
