import { readFileSync, statSync } from "node:fs";
import { latLngToCell } from "h3-js";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import {
  CATEGORIES,
  CENTRE,
  CONCENTRATION,
  MONTH_COUNT,
  RADIUS_M,
  RECORDED_BY_MONTH,
  RECORDED_PER_ROW,
  SHARE_WITHIN_M,
} from "../../data/demonstration/crime-figures.ts";
import { encodeParquet, FILE_NOTES } from "../../data/demonstration/encode-parquet.ts";
import { type ListedEvent, timesOf } from "../../data/demonstration/event-calendar.ts";
import { ADDED_PER_EVENT } from "../../data/demonstration/event-effect.ts";
import { type SimulatedRow, simulateRows } from "../../data/demonstration/simulate-rows.ts";
import { MEASURED_PROFILES, MINUTE_HEAPING, PROFILE_OF } from "../../data/demonstration/time-profiles.ts";
import { STADIUM_RADIUS_M } from "../../data/demonstration/wembley-places.ts";
import { distanceM } from "../../src/model/geodesy.ts";
import { layHexGrid } from "../../src/model/hex-grid.ts";
import { hourOf, monthOf, parseMonth, wallMinutes } from "../../src/model/wall-clock.ts";

const FILE = new URL("../../data/demonstration.parquet", import.meta.url);
const events: ListedEvent[] = JSON.parse(
  readFileSync(new URL("../../data/wembley-events.json", import.meta.url), "utf8"),
);
const rows = simulateRows(events);
const bytes = encodeParquet(rows);

const FIRST = parseMonth("2023-05") as number;
const distances = new Map<SimulatedRow["point"], number>();
const distanceOf = (row: SimulatedRow) => {
  const known = distances.get(row.point) ?? distanceM(CENTRE, row.point.at);
  distances.set(row.point, known);
  return known;
};
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
const midnightOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / 60_000;

const grid = layHexGrid({ center: CENTRE, radiusM: RADIUS_M, resolution: 9 });

/** Gini coefficient and share in the fullest cells, over all cells of the circle. */
function concentrationOf(own: readonly SimulatedRow[]) {
  const counts = new Array<number>(grid.cellCount).fill(0);
  for (const { point } of own) {
    const cell = grid.indexOf.get(latLngToCell(point.at[1], point.at[0], 9));
    if (cell !== undefined) counts[cell] = (counts[cell] as number) + 1;
  }
  counts.sort((a, b) => a - b);
  const total = sum(counts);
  const gini = sum(counts.map((count, i) => (2 * i - counts.length + 1) * count)) / (counts.length * total);
  return { gini, top: (share: number) => sum(counts.slice(-Math.round(share * counts.length))) / total };
}

describe("the shipped demonstration file", () => {
  it("is what the generator makes, to the byte", () => {
    expect(Buffer.compare(readFileSync(FILE), bytes)).toBe(0);
  });

  it("is under one megabyte, and a few tens of thousands of rows", () => {
    expect(statSync(FILE).size).toBeLessThan(1_000_000);
    expect(rows.length).toBeGreaterThan(30_000);
    expect(rows.length).toBeLessThan(45_000);
  });

  it("reads back as the simulated rows, in order of time", async () => {
    const file = readFileSync(FILE);
    const buffer = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
    const read = await parquetReadObjects({ file: buffer });
    expect(read).toEqual(
      rows.map(({ time, category, point }) => ({
        time,
        category,
        longitude: point.at[0],
        latitude: point.at[1],
        place: point.place,
      })),
    );
    expect(rows.every((row, i) => i === 0 || row.time >= (rows[i - 1] as SimulatedRow).time)).toBe(true);
  });

  it("says in its own metadata that it is simulated and how its times count", () => {
    const file = readFileSync(FILE);
    const buffer = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
    const { key_value_metadata: notes = [] } = parquetMetadata(buffer);
    expect(Object.fromEntries(notes.map(({ key, value }) => [key, value]))).toMatchObject(FILE_NOTES);
    expect(FILE_NOTES.simulated).toBe("true");
    expect(FILE_NOTES.time).toContain("minutes since 1970-01-01 00:00");
  });
});

describe("the generator", () => {
  it("gives the same rows for the same seed and others for another", () => {
    expect(simulateRows(events)).toEqual(rows);
    expect(simulateRows(events, 1)).not.toEqual(rows);
  });

  it("spans May 2023 to April 2026 and nothing else", () => {
    expect(rows[0]?.time).toBeGreaterThanOrEqual(wallMinutes(2023, 5));
    expect(rows.at(-1)?.time).toBeLessThan(wallMinutes(2026, 5));
    expect(new Set(rows.map((row) => monthOf(row.time))).size).toBe(MONTH_COUNT);
  });

  it("keeps to 3 km around the stadium, and out of its bowl but for the stadium's own point", () => {
    for (const row of rows) {
      expect(distanceOf(row)).toBeLessThan(RADIUS_M);
      if (row.point.place !== "Wembley Stadium") expect(distanceOf(row)).toBeGreaterThan(STADIUM_RADIUS_M);
    }
    expect(
      new Set(rows.filter((row) => distanceOf(row) <= STADIUM_RADIUS_M).map((row) => row.point)).size,
    ).toBe(1);
  });

  it("snaps crimes to shared, named points", () => {
    const points = new Set(rows.map((row) => row.point.at.join()));
    expect(points.size).toBeLessThan(rows.length / 20);
    expect(rows.every((row) => row.point.place.length > 0)).toBe(true);
  });
});

describe("the simulated marginals", () => {
  const recorded = sum(CATEGORIES.flatMap((category) => [...RECORDED_BY_MONTH[category]]));

  it("have the measured category mix, each share within 0.6 percentage points", () => {
    for (const category of CATEGORIES) {
      const share = rows.filter((row) => row.category === category).length / rows.length;
      expect(Math.abs(share - sum(RECORDED_BY_MONTH[category]) / recorded), category).toBeLessThan(0.006);
    }
  });

  it("have half the measured volume in every month, within four standard deviations", () => {
    const counts = new Map<number, number>();
    for (const row of rows) counts.set(monthOf(row.time), (counts.get(monthOf(row.time)) ?? 0) + 1);
    for (let month = 0; month < MONTH_COUNT; month++) {
      const expected =
        sum(CATEGORIES.map((c) => RECORDED_BY_MONTH[c][month % 12] as number)) / RECORDED_PER_ROW;
      const difference = Math.abs((counts.get(FIRST + month) ?? 0) - expected);
      expect(difference, `month ${month}`).toBeLessThan(4 * Math.sqrt(expected));
    }
  });

  it("are as concentrated over H3 cells as measured: Gini within 0.03, top shares within 0.03", () => {
    const { gini, top } = concentrationOf(rows);
    expect(Math.abs(gini - CONCENTRATION.gini)).toBeLessThan(0.03);
    expect(Math.abs(top(0.05) - CONCENTRATION.top5)).toBeLessThan(0.03);
    expect(Math.abs(top(0.1) - CONCENTRATION.top10)).toBeLessThan(0.03);
  });

  it("have the measured share within each distance of the stadium, within 3 percentage points", () => {
    for (const [metres, share] of SHARE_WITHIN_M) {
      const simulated = rows.filter((row) => distanceOf(row) <= metres).length / rows.length;
      expect(Math.abs(simulated - share), `${metres} m`).toBeLessThan(0.03);
    }
  });

  it("concentrate shoplifting most and vehicle crime least among the large categories", () => {
    const giniOf = (category: string) =>
      concentrationOf(rows.filter((row) => row.category === category)).gini;
    expect(giniOf("Shoplifting")).toBeGreaterThan(giniOf("Theft from the person"));
    expect(giniOf("Theft from the person")).toBeGreaterThan(giniOf("Violence and sexual offences"));
    expect(giniOf("Violence and sexual offences")).toBeGreaterThan(giniOf("Vehicle crime"));
  });

  it.each(CATEGORIES)("have the hour profile of %s", (category) => {
    const own = rows.filter((row) => row.category === category);
    const byHour = new Array<number>(24).fill(0);
    for (const { time } of own) byHour[hourOf(time)] = (byHour[hourOf(time)] as number) + 1;
    const profile = MEASURED_PROFILES[PROFILE_OF[category]].byHour;
    const apart =
      sum(byHour.map((n, h) => Math.abs(n / own.length - (profile[h] as number) / sum(profile)))) / 2;
    // Sampling alone moves about √(24 / 2πn) of the mass; events move up to 5 % more.
    expect(apart).toBeLessThan(0.05 + Math.sqrt(24 / (2 * Math.PI * own.length)));
  });

  it("heap on the hour as stamped times do", () => {
    const onTheHour = rows.filter((row) => row.time % 60 === 0).length / rows.length;
    expect(Math.abs(onTheHour - MINUTE_HEAPING.hour)).toBeLessThan(0.01);
  });
});

describe("the simulated event effect", () => {
  const eventDays = new Set(events.map((event) => midnightOf(event.date) / 1440));
  const near = rows.filter((row) => distanceOf(row) <= 1000);
  const dayOf = (row: SimulatedRow) => Math.floor((row.time - 6 * 60) / 1440);
  const days = (wallMinutes(2026, 5) - wallMinutes(2023, 5)) / 1440;
  const perDay = (own: readonly SimulatedRow[]) => {
    const onEvents = own.filter((row) => eventDays.has(dayOf(row))).length;
    return { event: onEvents / eventDays.size, ordinary: (own.length - onEvents) / (days - eventDays.size) };
  };

  it.each(Object.entries(ADDED_PER_EVENT))("adds to %s within 1 km what was measured", (category, added) => {
    const { event, ordinary } = perDay(near.filter((row) => row.category === category));
    const noise = 4 * Math.sqrt(event / eventDays.size);
    expect(Math.abs(event - ordinary - added / RECORDED_PER_ROW)).toBeLessThan(noise);
  });

  it("lifts violence about 2.3 times and public order about 3.6 times within 1 km, as measured at Wembley", () => {
    const violence = perDay(near.filter((row) => row.category === "Violence and sexual offences"));
    const publicOrder = perDay(near.filter((row) => row.category === "Public order"));
    expect(violence.event / violence.ordinary).toBeGreaterThan(1.9);
    expect(violence.event / violence.ordinary).toBeLessThan(3);
    expect(publicOrder.event / publicOrder.ordinary).toBeGreaterThan(3);
    expect(publicOrder.event / publicOrder.ordinary).toBeLessThan(4.5);
  });

  it("leaves burglary and vehicle crime near the stadium alone", () => {
    const { event, ordinary } = perDay(near.filter((row) => /Burglary|Vehicle/.test(row.category)));
    expect(Math.abs(event - ordinary)).toBeLessThan(4 * Math.sqrt(ordinary / eventDays.size));
  });

  it("falls in the hours from arrival to dispersal", () => {
    const violent = near.filter((row) => row.category === "Violence and sexual offences");
    const inWindow = (row: SimulatedRow, offsetDays: number) =>
      events.some((event) => {
        const { doors, end } = timesOf(event);
        const minute = row.time - midnightOf(event.date) - offsetDays * 1440;
        const isFree = offsetDays === 0 || !eventDays.has(midnightOf(event.date) / 1440 + offsetDays);
        return isFree && minute >= doors - 60 && minute < end + 180;
      });
    const during = violent.filter((row) => inWindow(row, 0)).length / events.length;
    const freeWeeksLater = events.filter((e) => !eventDays.has(midnightOf(e.date) / 1440 + 7)).length;
    const weekLater = violent.filter((row) => inWindow(row, 7)).length / freeWeeksLater;
    expect(during / weekLater).toBeGreaterThan(2.5);
  });
});
