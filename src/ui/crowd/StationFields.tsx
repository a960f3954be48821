import { Button, CloseButton, NativeSelect, TextInput } from "@mantine/core";
import { useRef } from "react";
import { CROWD_DEFAULTS, guessWalkM, makeLine } from "../../model/crowd-plan.ts";
import { CROWD_LIMITS, type CrowdProblem } from "../../model/crowd-problems.ts";
import type { LngLat } from "../../model/units.ts";
import { parseCoordinates } from "../../model/venue.ts";
import { type StationForm, writeStation } from "./crowd-form.ts";
import { LineFields } from "./LineFields.tsx";
import { NumberField } from "./NumberField.tsx";
import { isWrong, RowProblems } from "./RowProblems.tsx";
import { useNewRow } from "./use-new-row.ts";

const WALK_UNITS: { value: StationForm["walkUnit"]; label: string }[] = [
  { value: "minutes", label: "minutes" },
  { value: "distance", label: "metres" },
];

/** The stations, and whatever else the crowd queues for. */
export function StationFields(props: {
  stations: readonly StationForm[];
  venue: LngLat;
  problems: readonly CrowdProblem[];
  onChange: (stations: readonly StationForm[]) => void;
}) {
  const { stations, venue, problems, onChange } = props;
  const { added, focusNew } = useNewRow();
  const addButton = useRef<HTMLButtonElement>(null);
  const add = () => {
    const station = writeStation({
      name: `Station ${stations.length + 1}`,
      at: null,
      walk: { kind: "minutes", minutes: 10 },
      share: stations.length === 0 ? 0.5 : 0,
      opensAt: null,
      closesAt: null,
      queuePeoplePerM: CROWD_DEFAULTS.queuePeoplePerM,
      lines: [makeLine("All trains", 1)],
    });
    added.current = station.id;
    onChange([...stations, station]);
  };
  return (
    <div className="crowd__stations">
      {stations.map((station, i) => (
        <StationPart
          key={station.id}
          station={station}
          field={`stations.${i}`}
          venue={venue}
          problems={problems}
          focusNew={focusNew(station.id)}
          onChange={(part) =>
            onChange(stations.map((each) => (each.id === station.id ? { ...each, ...part } : each)))
          }
          onRemove={() => {
            onChange(stations.filter(({ id }) => id !== station.id));
            addButton.current?.focus();
          }}
        />
      ))}
      <RowProblems id="crowd-stations" problems={problems.filter(({ field }) => field === "stations")} />
      <Button
        ref={addButton}
        size="compact-sm"
        variant="default"
        disabled={stations.length >= CROWD_LIMITS.stations}
        onClick={add}
      >
        Add a station
      </Button>
    </div>
  );
}

function StationPart(props: {
  station: StationForm;
  field: string;
  venue: LngLat;
  problems: readonly CrowdProblem[];
  focusNew: (field: HTMLInputElement | null) => void;
  onChange: (part: Partial<StationForm>) => void;
  onRemove: () => void;
}) {
  const { station, field, venue, problems, onChange } = props;
  const said = station.name || "this station";
  const at = parseCoordinates(station.at);
  const own = problems.filter(
    (each) => each.field.startsWith(`${field}.`) && !each.field.startsWith(`${field}.lines`),
  );
  const wrong = (name: string) => isWrong(problems, `${field}.${name}`);
  return (
    <fieldset className="crowd__station" aria-label={said} aria-describedby={`crowd-${field}`}>
      <div className="crowd__grid" data-columns="name">
        <TextInput
          ref={props.focusNew}
          size="xs"
          label="Station"
          error={wrong("name")}
          value={station.name}
          onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
        />
        <NumberField
          label="Share of the crowd, %"
          error={wrong("share")}
          value={station.share}
          onChange={(share) => onChange({ share })}
        />
        <CloseButton size="sm" aria-label={`Remove ${said}`} onClick={props.onRemove} />
      </div>
      <div className="crowd__grid" data-columns="place">
        <TextInput
          size="xs"
          label="Latitude, longitude"
          placeholder="for the focus area"
          error={wrong("at")}
          value={station.at}
          onChange={({ currentTarget }) => onChange({ at: currentTarget.value })}
        />
        <NumberField
          label="Walk"
          placeholder={at ? `${guessWalkM(venue, at)} m` : undefined}
          error={wrong("walk")}
          value={station.walk}
          onChange={(walk) => onChange({ walk })}
        />
        <NativeSelect
          size="xs"
          label="in"
          aria-label="Walk in"
          data={WALK_UNITS}
          value={station.walkUnit}
          onChange={({ currentTarget }) =>
            onChange({ walkUnit: currentTarget.value as StationForm["walkUnit"] })
          }
        />
      </div>
      <div className="crowd__grid" data-columns="hours">
        <TextInput
          size="xs"
          label="Opens"
          placeholder="is open"
          error={wrong("opensAt")}
          value={station.opensAt}
          onChange={({ currentTarget }) => onChange({ opensAt: currentTarget.value })}
        />
        <TextInput
          size="xs"
          label="Closes"
          placeholder="stays open"
          error={wrong("closesAt")}
          value={station.closesAt}
          onChange={({ currentTarget }) => onChange({ closesAt: currentTarget.value })}
        />
        <NumberField
          label="People per metre of queue"
          error={wrong("queuePeoplePerM")}
          value={station.queuePeoplePerM}
          onChange={(queuePeoplePerM) => onChange({ queuePeoplePerM })}
        />
      </div>
      <RowProblems id={`crowd-${field}`} problems={own} />
      <LineFields
        field={`${field}.lines`}
        station={said}
        lines={station.lines}
        problems={problems}
        onChange={(lines) => onChange({ lines })}
      />
    </fieldset>
  );
}
