import { Button, Modal } from "@mantine/core";
import { actions, useMuster } from "../../../app/muster.ts";
import { selectCalendar } from "../../../app/report-keys.ts";
import { selectPlan } from "../../../app/selectors.ts";
import { venueKey } from "../../../model/analysis-choices.ts";
import { makeCalendar } from "../../../model/event-calendar.ts";
import { ComparisonChoices } from "./ComparisonChoices.tsx";
import { EventForm } from "./EventForm.tsx";
import { EventList } from "./EventList.tsx";
import { NO_FIELDS } from "./event-fields.ts";
import { PasteEvents } from "./PasteEvents.tsx";

/** The calendar of events at the venue, and the days that events are compared with. */
export function CalendarDialog(props: { opened: boolean; onClose: () => void }) {
  const { venue } = useMuster(selectPlan).event;
  const calendar = useMuster(selectCalendar);
  const isOwn = useMuster((state) => state.analysis.calendars[venueKey(venue)] !== undefined);
  const ships = useMuster((state) => state.shippedCalendars[venueKey(venue)] !== undefined);
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      size="xl"
      title={`Events at ${venue.name}`}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <div className="stack">
        <EventList calendar={calendar} />
        <div className="events__buttons">
          <Button
            size="xs"
            variant="default"
            disabled={calendar.events.length === 0}
            onClick={() => void actions.exportCalendar()}
          >
            Export as CSV
          </Button>
          {ships && isOwn && (
            <Button size="xs" variant="default" onClick={() => actions.setCalendar(null)}>
              Back to the calendar that ships
            </Button>
          )}
          {calendar.events.length > 0 && (
            <Button size="xs" variant="default" onClick={() => actions.setCalendar(makeCalendar([]))}>
              Remove all
            </Button>
          )}
        </div>
        <h3 className="quality__title">Add an event</h3>
        <EventForm
          key={calendar.events.length}
          fields={NO_FIELDS}
          submitLabel="Add the event"
          onSubmit={(event) => actions.setCalendar(makeCalendar([...calendar.events, event]))}
        />
        <h3 className="quality__title">Add many</h3>
        <PasteEvents />
        <h3 className="quality__title">Days compared with</h3>
        <ComparisonChoices />
      </div>
    </Modal>
  );
}
