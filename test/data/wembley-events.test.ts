import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type ListedEvent, timesOf } from "../../data/demonstration/event-calendar.ts";
import { demonstrationEvent } from "../../data/demonstration-event.ts";
import { timesProblem } from "../../src/model/event-spec.ts";
import { nameDate } from "../../src/model/wall-clock.ts";

const events: ListedEvent[] = JSON.parse(
  readFileSync(new URL("../../data/wembley-events.json", import.meta.url), "utf8"),
);
const ERAS = new URL("../../../shared/venues/eras-tour-all-dates.csv", import.meta.url);

describe("the list of Wembley events", () => {
  it("is in order of date, one a day, all within the span of the data", () => {
    const dates = events.map((event) => event.date);
    expect(dates).toEqual([...new Set(dates)].sort());
    expect(dates[0]).toMatch(/^2023-0[5-9]/);
    expect(dates.at(-1)).toMatch(/^2026-0[1-4]/);
    for (const date of dates) expect(new Date(`${date}T00:00:00Z`).toISOString()).toContain(date);
  });

  it("gives every event times that can be", () => {
    for (const event of events) {
      const times = timesOf(event);
      expect(timesProblem(times), `${event.date} ${event.name}`).toBeNull();
      expect(times.doors).toBeGreaterThanOrEqual(11 * 60);
      expect(times.end).toBeLessThanOrEqual(23.5 * 60);
    }
  });

  it("takes listed times before usual ones", () => {
    const springsteen = events.find((event) => event.name === "Bruce Springsteen") as ListedEvent;
    expect(timesOf(springsteen)).toEqual({ doors: 17 * 60, start: 19 * 60 + 15, end: 22 * 60 + 30 });
  });

  it("knows a weekday football match is played in the evening", () => {
    expect(timesOf({ date: "2026-04-14", name: "England women v Spain", kind: "football" }).start).toBe(
      19 * 60 + 45,
    );
  });

  it.skipIf(!existsSync(ERAS))("agrees with the tour list on every London night it gives", () => {
    const nights = readFileSync(ERAS, "utf8")
      .split("\n")
      .filter((line) => line.includes('"London"'))
      .map((line) => line.slice(1, 11));
    const listed = events.filter((event) => event.name === "Taylor Swift").map((event) => event.date);
    expect(nights.length).toBeGreaterThanOrEqual(6);
    expect(listed).toEqual(expect.arrayContaining(nights));
  });
});

describe("the demonstration event", () => {
  it("is on a Saturday, at the listed venue, with times that can be", () => {
    const venues: { id: string; at: [number, number]; capacity: number }[] = JSON.parse(
      readFileSync(new URL("../../data/venues.json", import.meta.url), "utf8"),
    );
    const venue = venues.find(({ id }) => id === demonstrationEvent.venue.id);
    expect(nameDate(demonstrationEvent.date)).toMatch(/^Sat /);
    expect(timesProblem(demonstrationEvent)).toBeNull();
    expect(venue?.at).toEqual(demonstrationEvent.venue.at);
    expect(venue?.capacity).toBe(demonstrationEvent.venue.capacity);
  });
});
