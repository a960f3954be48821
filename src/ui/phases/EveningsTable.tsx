import { phasesOf } from "../../model/event-spec.ts";
import { UNIT_WORDS, type UnitGroup } from "../../model/fleet.ts";
import { namePlace } from "../../model/name-place.ts";
import type { Period } from "../../model/period.ts";
import type { PlanDocument } from "../../model/plan-document.ts";
import type { UnitEvening, UnitStay } from "../../model/unit-evenings.ts";
import { formatTimeOfDay } from "../../model/wall-clock.ts";
import { capitalise } from "../../model/wording.ts";
import "./evenings-table.css";

/** Percent of the width, for the units' numbers. */
const UNITS_WIDTH = 12;
/** No phase is drawn narrower than this share of an even split: its name has to fit. */
const LEAST_WIDTH = 0.92;

/** Each unit's evening as a strip of bars, one bar as long as the unit stays where it is; a table to whoever hears it. */
export function EveningsTable(props: { plan: PlanDocument; evenings: readonly UnitEvening[] }) {
  const { plan, evenings } = props;
  const planned = phasesOf(plan.event).filter(({ name }) => plan.phases.includes(name));
  const even = planned.reduce((sum, { from, to }) => sum + to - from, 0) / planned.length;
  const widths = planned.map(({ from, to }) => Math.max(LEAST_WIDTH * even, to - from));
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return (
    <table className="evenings">
      <colgroup>
        <col style={{ width: `${UNITS_WIDTH}%` }} />
        {planned.map(({ name }, i) => (
          <col key={name} style={{ width: `${((100 - UNITS_WIDTH) * (widths[i] as number)) / whole}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">Unit</th>
          {planned.map(({ name, from }) => (
            <th scope="col" key={name}>
              {capitalise(name)}
              <br />
              {formatTimeOfDay(from)}
            </th>
          ))}
        </tr>
      </thead>
      {plan.fleet.map((group) => (
        <GroupRows
          key={group.id}
          plan={plan}
          group={group}
          evenings={evenings.filter(({ unit }) => unit === group.id)}
        />
      ))}
    </table>
  );
}

function GroupRows(props: { plan: PlanDocument; group: UnitGroup; evenings: readonly UnitEvening[] }) {
  const { plan, group, evenings } = props;
  if (evenings.length === 0) return null;
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={plan.phases.length + 1} className="evenings__group">
          {group.name}
        </th>
      </tr>
      {evenings.map(({ number, stays }) => (
        <tr key={number}>
          <th scope="row">
            <span className="muster-visually-hidden">{capitalise(UNIT_WORDS[group.kind])} </span>
            {number}
          </th>
          {stays.map((stay) => (
            <td key={stay.periods.join()} colSpan={stay.periods.length}>
              <Stay plan={plan} unit={group.id} stay={stay} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function Stay({ plan, unit, stay }: { plan: PlanDocument; unit: string; stay: UnitStay }) {
  const { at, periods, minutes } = stay;
  const name = namePlace(plan, unit, at, periods[0] as Period);
  if (at === null) return <span className="evenings__none">{name}</span>;
  const isLate = minutes > (plan.movement.turnaroundMinutes ?? Number.POSITIVE_INFINITY);
  return (
    <span className="evenings__bar" data-late={isLate || undefined} title={name}>
      {capitalise(name)}
      {minutes > 0 && (
        <span className="evenings__way">
          {" "}
          <span className="muster-visually-hidden">after a way of </span>
          {Math.ceil(minutes)} min{isLate && ", late"}
        </span>
      )}
    </span>
  );
}
