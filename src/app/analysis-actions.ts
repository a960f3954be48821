import { type AnalysisChoices, venueKey } from "../model/analysis-choices.ts";
import { type CalendarReading, type EventCalendar, makeCalendar } from "../model/event-calendar.ts";
import { type AppContext, attempt } from "./app-context.ts";
import { downloadText } from "./download-text.ts";
import { endDrawing } from "./focus-actions.ts";
import type { MeasureId } from "./map-measures.ts";
import { halt, reportKey, selectCalendar } from "./report-keys.ts";
import type { BenchPage, ReportName } from "./report-state.ts";
import { selectPlan } from "./selectors.ts";

/** The analyst's bench: which page is open, what was chosen, and the calendar of events. */
export interface AnalysisActions {
  openBench(page: BenchPage): void;
  closeBench(): void;
  /** Colours the hexes by a measure; null for the count. */
  showMeasure(measure: MeasureId | null): void;
  chooseForAnalysis(choices: Partial<AnalysisChoices>): void;
  /** Leaves off working out a report, until its inputs change or it is asked for again. */
  callOffReport(name: ReportName): void;
  askForReport(name: ReportName): void;
  /** Puts another calendar in place of the venue's; null for the one that ships, or none. */
  setCalendar(calendar: EventCalendar | null): void;
  /** Reads the events of a text, and changes nothing; null, with the problem shown, where that fails. */
  readEvents(text: string): Promise<CalendarReading | null>;
  /** Adds the events of a text to the venue's calendar. */
  addEvents(text: string): Promise<CalendarReading | null>;
  exportCalendar(): Promise<void>;
}

export function createAnalysisActions(context: AppContext): AnalysisActions {
  const { store, engine } = context;

  const actions: AnalysisActions = {
    openBench: (page) =>
      store.setState({ ...endDrawing(store.getState()), bench: page, step: "explore", comparing: false }),
    closeBench: () => store.setState({ ...endDrawing(store.getState()), bench: null }),
    showMeasure: (measure) => store.setState({ measure }),
    chooseForAnalysis: (choices) =>
      store.setState(({ analysis }) => ({ analysis: { ...analysis, ...choices } })),
    callOffReport: (name) =>
      store.setState((state) => halt(state, name, { key: reportKey(state, name), why: "called-off" })),
    askForReport: (name) => store.setState(({ halted }) => ({ halted: { ...halted, [name]: undefined } })),
    setCalendar(calendar) {
      const key = venueKey(selectPlan(store.getState()).event.venue);
      const { [key]: _, ...others } = store.getState().analysis.calendars;
      actions.chooseForAnalysis({ calendars: calendar ? { ...others, [key]: calendar } : others });
    },
    readEvents: (text) => attempt(context, () => engine.readEventCalendar({ text })),
    async addEvents(text) {
      const reading = await actions.readEvents(text);
      const { events } = selectCalendar(store.getState());
      if (reading && reading.calendar.events.length > 0) {
        actions.setCalendar(makeCalendar([...events, ...reading.calendar.events]));
      }
      return reading;
    },
    async exportCalendar() {
      await attempt(context, async () => {
        const calendar = selectCalendar(store.getState());
        downloadText("events.csv", "text/csv", await engine.writeEventCalendar({ calendar }));
      });
    },
  };
  return actions;
}
