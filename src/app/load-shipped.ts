import type { AppContext } from "./app-context.ts";

/** Event calendars that ship, as the texts of their files, by `venueKey`. */
export type ShippedCalendars = Readonly<Record<string, string>>;

/** Brings in what ships for the analyses: indices of harm, and calendars of venues. */
export async function loadShipped({ store, engine }: AppContext, calendars: ShippedCalendars): Promise<void> {
  const read = async ([key, text]: [string, string]) =>
    [key, (await engine.readEventCalendar({ text })).calendar] as const;
  const [harmIndices, shipped] = await Promise.all([
    engine.listHarmIndices({}),
    Promise.all(Object.entries(calendars).map(read)),
  ]);
  store.setState({ harmIndices, shippedCalendars: Object.fromEntries(shipped) });
}
