import { Button, FileButton, Textarea } from "@mantine/core";
import { useEffect, useState } from "react";
import { actions } from "../../../app/muster.ts";
import type { CalendarReading } from "../../../model/event-calendar.ts";
import { nameDate } from "../../../model/wall-clock.ts";

const REFUSED_SHOWN = 8;
const FORMATS = { lines: "lines", csv: "CSV", ics: "iCalendar", json: "JSON" } as const;

/** Events typed, pasted or opened: what was understood and what was refused shows before anything is taken over. */
export function PasteEvents() {
  const [text, setText] = useState("");
  const [reading, setReading] = useState<CalendarReading | null>(null);
  useEffect(() => {
    let current = true;
    if (text.trim() === "") setReading(null);
    else void actions.readEvents(text).then((found) => current && setReading(found));
    return () => {
      current = false;
    };
  }, [text]);
  const count = reading?.calendar.events.length ?? 0;
  const add = async () => {
    const taken = await actions.addEvents(text);
    if (taken && taken.refused.length === 0) setText("");
  };
  return (
    <div className="events__paste">
      <Textarea
        size="xs"
        label="Type or paste events"
        description="One a line, such as 2026-06-20 19:00 Concert; or CSV, or iCalendar"
        descriptionProps={{ c: "var(--muster-soft)", fz: 12 }}
        minRows={3}
        maxRows={8}
        autosize
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div className="events__buttons">
        <Button size="xs" disabled={count === 0} onClick={() => void add()}>
          {count === 1 ? "Add 1 event" : `Add ${count} events`}
        </Button>
        <FileButton accept=".csv,.ics,.txt,.json" onChange={(file) => void file?.text().then(setText)}>
          {(button) => (
            <Button size="xs" variant="default" {...button}>
              Open a file
            </Button>
          )}
        </FileButton>
      </div>
      {reading && <Understood reading={reading} />}
    </div>
  );
}

function Understood({ reading: { calendar, format, refused, notes } }: { reading: CalendarReading }) {
  const [first] = calendar.events;
  const last = calendar.events.at(-1);
  return (
    <div role="status">
      <p className="note">
        Read as {FORMATS[format]}: {calendar.events.length} understood
        {first && last && `, ${nameDate(first.date)} to ${nameDate(last.date)}`}
        {refused.length > 0 && `, ${refused.length} refused`}.
      </p>
      {notes.map((note) => (
        <p className="note soft" key={note}>
          {note}
        </p>
      ))}
      {refused.length > 0 && (
        <ul className="events__refused">
          {refused.slice(0, REFUSED_SHOWN).map(({ line, text, problem }) => (
            <li key={`${line} ${text}`}>
              Line {line}, “{text}”: {problem.what} {problem.remedy}
            </li>
          ))}
          {refused.length > REFUSED_SHOWN && <li>and {refused.length - REFUSED_SHOWN} more.</li>}
        </ul>
      )}
    </div>
  );
}
