import { ActionIcon, Box, Table } from "@mantine/core";
import { IconPencil, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { actions } from "../../../app/muster.ts";
import {
  type CalendarEvent,
  clockOf,
  type EventCalendar,
  makeCalendar,
} from "../../../model/event-calendar.ts";
import { formatTimeOfDay, nameDate } from "../../../model/wall-clock.ts";
import { formatCount } from "../../../model/wording.ts";
import { EventForm } from "./EventForm.tsx";
import { fieldsOf } from "./event-fields.ts";

/** The events of the calendar, latest first, each of which can be changed or removed. */
export function EventList({ calendar }: { calendar: EventCalendar }) {
  const [editing, setEditing] = useState<CalendarEvent | null>(null);
  const replace = (old: CalendarEvent, event: CalendarEvent | null) => {
    const others = calendar.events.filter((each) => each !== old);
    actions.setCalendar(makeCalendar(event ? [...others, event] : others));
    setEditing(null);
  };
  if (calendar.events.length === 0) {
    return (
      <p className="note">
        No events yet. Add one below, or paste a list of them: one event a line is enough.
      </p>
    );
  }
  return (
    <>
      <Box className="events__list" role="region" aria-label="Events of the calendar" tabIndex={0}>
        <Table stickyHeader fz={12} verticalSpacing={2}>
          <Table.Thead>
            <Table.Tr>
              {["Date", "Event", "Kind", "Times"].map((name) => (
                <Table.Th key={name} scope="col">
                  {name}
                </Table.Th>
              ))}
              <Table.Th scope="col" ta="right">
                Attendance
              </Table.Th>
              <Table.Th scope="col" aria-label="Change" />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {calendar.events.toReversed().map((event) => (
              <Table.Tr key={`${event.date} ${event.name} ${event.kind} ${event.start}`}>
                <Table.Td className="events__date">{nameDate(event.date)}</Table.Td>
                <Table.Td>{event.name}</Table.Td>
                <Table.Td>{event.kind}</Table.Td>
                <Table.Td className="events__date">{describeTimes(event)}</Table.Td>
                <Table.Td ta="right">
                  {event.attendance === null ? "–" : formatCount(event.attendance)}
                </Table.Td>
                <Table.Td className="events__tools">
                  <ActionIcon
                    size="sm"
                    variant="subtle"
                    aria-label={`Change ${event.name}, ${nameDate(event.date)}`}
                    onClick={() => setEditing(event)}
                  >
                    <IconPencil size={14} />
                  </ActionIcon>
                  <ActionIcon
                    size="sm"
                    variant="subtle"
                    aria-label={`Remove ${event.name}, ${nameDate(event.date)}`}
                    onClick={() => replace(event, null)}
                  >
                    <IconX size={14} />
                  </ActionIcon>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Box>
      <p className="note soft">Times marked ~ are assumed from the kind of event.</p>
      {editing && (
        <EventForm
          key={`${editing.date} ${editing.name}`}
          fields={fieldsOf(editing)}
          submitLabel="Change the event"
          onSubmit={(event) => replace(editing, event)}
          onCancel={() => setEditing(null)}
        />
      )}
    </>
  );
}

function describeTimes(event: CalendarEvent): string {
  const { start, end, startAssumed, endAssumed } = clockOf(event);
  return `${startAssumed ? "~" : ""}${formatTimeOfDay(start)}–${endAssumed ? "~" : ""}${formatTimeOfDay(end)}`;
}
