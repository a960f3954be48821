import { Button, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { actions, useMuster } from "../app/muster.ts";
import { selectPlan } from "../app/selectors.ts";
import { type EventSpec, timesProblem } from "../model/event-spec.ts";
import { formatTimeOfDay, MINUTES_PER_DAY, nameDate, parseTimeOfDay } from "../model/wall-clock.ts";
import { formatCount } from "../model/wording.ts";
import { Section } from "./Section.tsx";
import { VenuePicker } from "./VenuePicker.tsx";

/** The event: venue, date and times, in words until somebody wants to change them. */
export function EventSection() {
  const { event } = useMuster(selectPlan);
  const [editing, setEditing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <Section
      title="Event"
      aside={
        <Button
          size="compact-xs"
          variant="subtle"
          aria-expanded={editing}
          disabled={editing && problem !== null}
          onClick={() => setEditing(!editing)}
        >
          {editing ? "Done" : "Change"}
        </Button>
      }
    >
      {editing ? (
        <EventForm onProblem={setProblem} />
      ) : (
        <>
          <p className="note strong">{event.venue.name}</p>
          <p className="note soft">
            {nameDate(event.date)}. Doors {formatTimeOfDay(event.doors)}, start {formatTimeOfDay(event.start)}
            , end {formatTimeOfDay(event.end)}
            {event.venue.capacity ? `. Capacity ${formatCount(event.venue.capacity)}` : ""}.
          </p>
        </>
      )}
    </Section>
  );
}

function EventForm({ onProblem }: { onProblem: (problem: string | null) => void }) {
  const { event } = useMuster(selectPlan);
  return (
    <div className="form">
      <VenuePicker />
      <TextInput
        label="Event"
        size="xs"
        value={event.name}
        onChange={({ currentTarget }) => actions.setEventName(currentTarget.value)}
      />
      <TextInput
        label="Date"
        size="xs"
        type="date"
        value={event.date}
        onChange={({ currentTarget }) => currentTarget.value && actions.setEventDate(currentTarget.value)}
      />
      <TimesForm onProblem={onProblem} />
    </div>
  );
}

/** Times are taken over together, when all three make sense; until then the plan keeps the old ones. */
function TimesForm({ onProblem }: { onProblem: (problem: string | null) => void }) {
  const { event } = useMuster(selectPlan);
  const [draft, setDraft] = useState(() => writeTimes(event));
  useEffect(() => setDraft(writeTimes(event)), [event]);
  const read = readTimes(draft);
  const problem = read ? timesProblem(read) : "Write times as hours and minutes, such as 18:30.";
  useEffect(() => {
    onProblem(problem);
    return () => onProblem(null);
  }, [problem, onProblem]);
  const take = () => {
    if (read && !problem) actions.setEventTimes(read);
  };
  return (
    <>
      <div className="times">
        {(["doors", "start", "end"] as const).map((name) => (
          <TextInput
            key={name}
            size="xs"
            inputMode="numeric"
            placeholder="18:30"
            label={{ doors: "Doors", start: "Start", end: "End" }[name]}
            value={draft[name]}
            onChange={({ currentTarget }) => setDraft({ ...draft, [name]: currentTarget.value })}
            onBlur={take}
            onKeyDown={(key) => key.key === "Enter" && take()}
          />
        ))}
      </div>
      {problem && (
        <p className="note error" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

function writeTimes({ doors, start, end }: Pick<EventSpec, "doors" | "start" | "end">) {
  return { doors: formatTimeOfDay(doors), start: formatTimeOfDay(start), end: formatTimeOfDay(end) };
}

/** An end before the start is read as past midnight. */
function readTimes(draft: Record<"doors" | "start" | "end", string>) {
  const doors = parseTimeOfDay(draft.doors);
  const start = parseTimeOfDay(draft.start);
  const end = parseTimeOfDay(draft.end);
  if (doors === undefined || start === undefined || end === undefined) return null;
  return { doors, start, end: end <= start ? end + MINUTES_PER_DAY : end };
}
