import { Fieldset, SegmentedControl, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import {
  type ColumnRole,
  isZoneOrBlank,
  looksLikeGrid,
  type MappingChoices,
  rolesOf,
} from "../model/complete-mapping.ts";

/** What each part is called where a person chooses its column. */
export const ROLE_NAMES: Readonly<Record<ColumnRole, string>> = {
  latitude: "Latitude",
  longitude: "Longitude",
  easting: "Easting",
  northing: "Northing",
  stamp: "Date and time",
  date: "Date",
  year: "Year",
  month: "Month",
  day: "Day",
  hour: "Hour",
  minute: "Minute",
  category: "Crime type",
  place: "Place name",
  id: "Incident number",
};

const POSITIONS = [
  { value: "degrees", label: "Latitude and longitude" },
  { value: "grid", label: "Easting and northing" },
] as const;

const TIMES = [
  { value: "none", label: "None" },
  { value: "stamp", label: "One column" },
  { value: "date-and-hour", label: "Date and hour" },
  { value: "parts", label: "Year, month, day …" },
] as const;

const ORDERS = [
  { value: "year-first", label: "Year first, 2026-04-18" },
  { value: "day-first", label: "Day first, 18/4/2026" },
  { value: "month-first", label: "Month first, 4/18/2026" },
] as const;

const HOUR_FORMS = [
  { value: "hour", label: "21, or 21:05" },
  { value: "hhmm", label: "2105, hour and minute" },
] as const;

const OTHER_GRID = "other";

const GRIDS = [
  { value: "EPSG:27700", label: "British National Grid" },
  { value: "EPSG:29902", label: "Irish Grid" },
  { value: "EPSG:2157", label: "Irish Transverse Mercator" },
  { value: "EPSG:3857", label: "Web Mercator" },
  { value: OTHER_GRID, label: "UTM zone or another grid" },
];

const WHAT_ROLES = ["category", "place", "id"] as const;

interface FieldsProps {
  readonly columns: readonly string[];
  readonly choices: MappingChoices;
  readonly onChange: (choices: MappingChoices) => void;
}

/** Where, when and what: a column for each part. */
export function MappingFields({ columns, choices, onChange }: FieldsProps) {
  const { needed, optional } = rolesOf(choices);
  const options = selectableColumns(columns);
  const fieldsFor = (wanted: (role: ColumnRole) => boolean) =>
    [...needed, ...optional]
      .filter(wanted)
      .map((role) => (
        <Select
          key={role}
          size="xs"
          label={ROLE_NAMES[role]}
          placeholder={needed.includes(role) ? "Choose a column" : "No column"}
          data={options}
          value={choices.columns[role] ?? null}
          onChange={(column) => onChange({ ...choices, columns: { ...choices.columns, [role]: column } })}
          error={problemOf(role, choices)}
          searchable
          clearable={!needed.includes(role)}
          clearButtonProps={{ "aria-label": `No column for ${ROLE_NAMES[role].toLowerCase()}` }}
          allowDeselect={!needed.includes(role)}
          nothingFoundMessage="No such column"
        />
      ));
  const isWhere = (role: ColumnRole) => needed.indexOf(role) >= 0 && needed.indexOf(role) < 2;
  const isWhat = (role: ColumnRole) => WHAT_ROLES.some((what) => what === role);
  return (
    <>
      <Fieldset className="mapping__part" variant="unstyled" legend="Where">
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label="How positions are written"
          data={[...POSITIONS]}
          value={choices.position}
          onChange={(position) => onChange({ ...choices, position })}
        />
        <div className="mapping__fields">
          {fieldsFor(isWhere)}
          {choices.position === "grid" && <GridChoice choices={choices} onChange={onChange} />}
        </div>
      </Fieldset>
      <Fieldset className="mapping__part" variant="unstyled" legend="When">
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label="How times are written"
          data={[...TIMES]}
          value={choices.time}
          onChange={(time) => onChange({ ...choices, time })}
        />
        <div className="mapping__fields">
          {fieldsFor((role) => !isWhere(role) && !isWhat(role))}
          <TimeForm choices={choices} onChange={onChange} />
        </div>
      </Fieldset>
      <Fieldset className="mapping__part" variant="unstyled" legend="What, if the file says">
        <div className="mapping__fields">{fieldsFor(isWhat)}</div>
      </Fieldset>
    </>
  );
}

function GridChoice({ choices, onChange }: Omit<FieldsProps, "columns">) {
  const isListed = GRIDS.some(({ value }) => value === choices.crs);
  const [types, setTypes] = useState(choices.crs !== "" && !isListed);
  const typesOwn = !isListed && (types || choices.crs !== "");
  const choose = (grid: string | null) => {
    setTypes(grid === OTHER_GRID);
    onChange({ ...choices, crs: grid === null || grid === OTHER_GRID ? "" : grid });
  };
  return (
    <>
      <Select
        size="xs"
        label="Grid"
        placeholder="Choose a grid"
        data={GRIDS}
        value={isListed ? choices.crs : typesOwn ? OTHER_GRID : null}
        onChange={choose}
        allowDeselect={false}
      />
      {typesOwn && (
        <TextInput
          className="mapping__own-grid"
          size="xs"
          label="EPSG code or proj4 definition"
          description="UTM on WGS 84: EPSG:326 and the zone in the north, such as EPSG:32630, EPSG:327 in the south"
          placeholder="EPSG:32630"
          value={choices.crs}
          error={
            choices.crs.trim() !== "" &&
            !looksLikeGrid(choices.crs) &&
            "This is neither a code such as EPSG:32630 nor a definition that starts with +proj="
          }
          onChange={({ currentTarget }) => {
            setTypes(true);
            onChange({ ...choices, crs: currentTarget.value });
          }}
        />
      )}
    </>
  );
}

function TimeForm({ choices, onChange }: Omit<FieldsProps, "columns">) {
  const hasOrder = choices.time === "stamp" || choices.time === "date-and-hour";
  return (
    <>
      {choices.time === "date-and-hour" && (
        <Select
          size="xs"
          label="Hours are written as"
          data={[...HOUR_FORMS]}
          value={choices.hourForm}
          onChange={(hourForm) => hourForm && onChange({ ...choices, hourForm })}
          allowDeselect={false}
        />
      )}
      {hasOrder && (
        <Select
          size="xs"
          label="Order within dates"
          description="Taken where the rows leave it open"
          data={[...ORDERS]}
          value={choices.order}
          onChange={(order) => order && onChange({ ...choices, order })}
          allowDeselect={false}
        />
      )}
      {choices.time === "stamp" && (
        <TextInput
          size="xs"
          label="Time zone, if needed"
          description="Time zone of stamps that carry an offset, such as Europe/London"
          value={choices.zone}
          error={!isZoneOrBlank(choices.zone) && "No time zone has this name"}
          onChange={({ currentTarget }) => onChange({ ...choices, zone: currentTarget.value })}
        />
      )}
    </>
  );
}

/** Each name once: columns are told apart by name, and a blank one has none. */
function selectableColumns(columns: readonly string[]): { value: string; label: string }[] {
  const byName = new Map<string, string>();
  for (const name of columns)
    if (name.trim() !== "" && !byName.has(name.trim())) byName.set(name.trim(), name);
  return [...byName].map(([label, value]) => ({ value, label }));
}

function problemOf(role: ColumnRole, { columns }: MappingChoices): string | undefined {
  const other = role === "longitude" ? columns.latitude : role === "northing" ? columns.easting : null;
  return other && other === columns[role] ? "Already chosen for the other number" : undefined;
}
