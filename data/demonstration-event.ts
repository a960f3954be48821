import type { EventSpec } from "../src/model/event-spec.ts";

/** The event the product opens with: made up, on a Saturday after the demonstration data ends. */
export const demonstrationEvent: EventSpec = {
  name: "Concert evening",
  venue: { id: "wembley-stadium", name: "Wembley Stadium", at: [-0.2796, 51.556], capacity: 90_000 },
  date: "2026-06-20",
  doors: 16 * 60,
  start: 18 * 60 + 30,
  end: 22 * 60 + 30,
};
