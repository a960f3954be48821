import type { ReactNode } from "react";
import { type CrowdInputs, exitCapacity, type LeavingHabit, otherShare } from "../../model/crowd-plan.ts";
import type { CrowdProblem } from "../../model/crowd-problems.ts";
import type { EventSpec } from "../../model/event-spec.ts";
import { formatTimeOfDay } from "../../model/wall-clock.ts";
import { formatCount } from "../../model/wording.ts";
import type { CrowdForm } from "./crowd-form.ts";
import { ExitFields } from "./ExitFields.tsx";
import { NumberField } from "./NumberField.tsx";
import { isWrong, problemsIn, RowProblems } from "./RowProblems.tsx";
import { StationFields } from "./StationFields.tsx";

const HABITS: { name: keyof LeavingHabit; label: string }[] = [
  { name: "earlyShare", label: "Leave early, %" },
  { name: "earlyMinutes", label: "over the last, min" },
  { name: "lingerShare", label: "Linger, %" },
  { name: "lingerMinutes", label: "for up to, min" },
  { name: "promptMinutes", label: "The others get up within, min" },
];

/** Everything that is entered of the crowd, errors in place. */
export function CrowdFields(props: {
  form: CrowdForm;
  inputs: CrowdInputs;
  event: EventSpec;
  problems: readonly CrowdProblem[];
  onChange: (form: CrowdForm) => void;
}) {
  const { form, inputs, event, problems, onChange } = props;
  const rate = inputs.exits.reduce((sum, exit) => sum + exitCapacity(exit), 0);
  const others = otherShare(inputs);
  return (
    <div className="crowd__fields">
      <NumberField
        label="Attendance"
        min={1}
        thousandSeparator=","
        error={problems.find(({ field }) => field === "attendance")?.problem}
        value={form.attendance}
        onChange={(attendance) => onChange({ ...form, attendance })}
      />
      <p className="note soft">
        The event ends at {formatTimeOfDay(event.end)}; its times are set under Plan.
      </p>
      <FormPart
        title="Stations"
        summary={Number.isFinite(others) ? `${Number((100 * others).toFixed(1))}% by other means` : ""}
      >
        <StationFields
          stations={form.stations}
          venue={event.venue.at}
          problems={problems}
          onChange={(stations) => onChange({ ...form, stations })}
        />
      </FormPart>
      <FormPart
        title="Exits"
        summary={
          Number.isFinite(rate)
            ? `${form.exits.length}, together ${formatCount(Math.round(rate))} people a minute`
            : ""
        }
        isWrong={problemsIn(problems, "exits").length > 0}
        folds
      >
        <ExitFields
          exits={form.exits}
          problems={problems}
          onChange={(exits) => onChange({ ...form, exits })}
        />
      </FormPart>
      <FormPart
        title="When people get up"
        summary={`${form.leaving.earlyShare}% early, ${form.leaving.lingerShare}% linger`}
        isWrong={problemsIn(problems, "leaving").length > 0}
        folds
      >
        <div className="crowd__habits">
          {HABITS.map(({ name, label }) => (
            <NumberField
              key={name}
              label={label}
              error={isWrong(problems, `leaving.${name}`)}
              value={form.leaving[name]}
              onChange={(value) => onChange({ ...form, leaving: { ...form.leaving, [name]: value } })}
            />
          ))}
        </div>
        <RowProblems id="crowd-leaving" problems={problemsIn(problems, "leaving")} />
        <p className="note soft">
          Each group is spread evenly over its minutes. These shares are assumptions until you know better.
        </p>
      </FormPart>
    </div>
  );
}

/** A part of the form with what it comes to beside its title; one that folds says so where something in it is wrong. */
function FormPart(props: {
  title: string;
  summary: string;
  isWrong?: boolean;
  folds?: boolean;
  children: ReactNode;
}) {
  const { title, summary } = props;
  if (!props.folds) {
    return (
      <section className="crowd__part" aria-label={title}>
        <h3 className="crowd__title">
          {title} <span className="soft">{summary}</span>
        </h3>
        {props.children}
      </section>
    );
  }
  return (
    <details className="crowd__part">
      <summary>
        <span className="crowd__title">{title}</span> <span className="soft">{summary}</span>
        {props.isWrong && <span className="error"> Something here is wrong.</span>}
      </summary>
      {props.children}
    </details>
  );
}
