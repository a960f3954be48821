import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { CalendarEvent } from "../../../model/event-calendar.ts";
import { type EventFields, readFields } from "./event-fields.ts";

const FIELDS: { name: keyof EventFields; label: string; placeholder: string }[] = [
  { name: "date", label: "Date", placeholder: "2026-06-20" },
  { name: "name", label: "Name", placeholder: "Concert" },
  { name: "kind", label: "Kind", placeholder: "concert, football …" },
  { name: "start", label: "Start", placeholder: "19:00" },
  { name: "end", label: "End", placeholder: "22:30" },
  { name: "attendance", label: "Attendance", placeholder: "not known" },
];

/** One event to add or to change. What cannot be is said, and nothing typed is lost. */
export function EventForm(props: {
  fields: EventFields;
  submitLabel: string;
  onSubmit: (event: CalendarEvent) => void;
  onCancel?: () => void;
}) {
  const [fields, setFields] = useState(props.fields);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (form: FormEvent) => {
    form.preventDefault();
    const reading = readFields(fields);
    if ("problem" in reading) setProblem(reading.problem);
    else {
      setProblem(null);
      props.onSubmit(reading.event);
    }
  };
  return (
    <form className="events__form" onSubmit={submit}>
      {FIELDS.map(({ name, label, placeholder }) => (
        <TextInput
          key={name}
          size="xs"
          label={label}
          placeholder={placeholder}
          value={fields[name]}
          onChange={({ currentTarget: { value } }) => setFields((before) => ({ ...before, [name]: value }))}
        />
      ))}
      <div className="events__buttons">
        <Button size="xs" type="submit">
          {props.submitLabel}
        </Button>
        {props.onCancel && (
          <Button size="xs" variant="default" onClick={props.onCancel}>
            Leave as it is
          </Button>
        )}
      </div>
      {problem !== null && (
        <p className="note error" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
