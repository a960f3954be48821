import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { TextWriter, Uint8ArrayReader, ZipReader } from "@zip.js/zip.js";
import { latLngToCell } from "h3-js";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import {
  CATEGORIES,
  CENTRE,
  CONCENTRATION,
  RADIUS_M,
  RECORDED_BY_MONTH,
  SHARE_WITHIN_M,
} from "../../data/demonstration/crime-figures.ts";
import type { ListedEvent } from "../../data/demonstration/event-calendar.ts";
import { ADDED_PER_EVENT } from "../../data/demonstration/event-effect.ts";
import { MEASURED_PROFILES, MINUTE_HEAPING } from "../../data/demonstration/time-profiles.ts";
import { distanceM } from "../../src/model/geodesy.ts";
import { layHexGrid } from "../../src/model/hex-grid.ts";

const SHARED = new URL("../../../shared/crime-data/", import.meta.url);
const WEMBLEY = new URL("wembley-2025-05_2026-04-gridded-street.csv.gz", SHARED);
const CHICAGO = new URL("chicago-aggravated-assaults-2010_2019.csv.gz", SHARED);
const HOUSTON = new URL("houston-2010-01_08.csv.gz", SHARED);
const VANCOUVER = new URL("vancouver-2020-utm.zip", SHARED);

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
const linesOf = (file: URL) => gunzipSync(readFileSync(file)).toString("utf8").trimEnd().split("\n").slice(1);

describe.skipIf(!existsSync(WEMBLEY))("the figures measured from data.police.uk around Wembley", () => {
  const months = Array.from({ length: 12 }, (_, i) => {
    const month = ((4 + i) % 12) + 1;
    return `${i < 8 ? 2025 : 2026}-${String(month).padStart(2, "0")}`;
  });
  const crimes = existsSync(WEMBLEY)
    ? linesOf(WEMBLEY)
        .map((line) => line.split(","))
        .map((cells) => ({
          month: cells[1] as string,
          at: [Number(cells[4]), Number(cells[5])] as const,
          category: cells[9] as string,
        }))
        .map((crime) => ({ ...crime, distance: distanceM(CENTRE, crime.at) }))
        .filter((crime) => crime.distance <= RADIUS_M)
    : [];

  it.each(CATEGORIES)("hold the monthly counts of %s", (category) => {
    const own = crimes.filter((crime) => crime.category === category);
    expect(months.map((month) => own.filter((crime) => crime.month === month).length)).toEqual(
      RECORDED_BY_MONTH[category],
    );
  });

  it("hold no category that the table leaves out", () => {
    expect(new Set(crimes.map((crime) => crime.category)).size).toBe(CATEGORIES.length);
  });

  it("hold the concentration over H3 cells of resolution 9", () => {
    const grid = layHexGrid({ center: CENTRE, radiusM: RADIUS_M, resolution: 9 });
    const counts = new Array<number>(grid.cellCount).fill(0);
    for (const { at } of crimes) {
      const cell = grid.indexOf.get(latLngToCell(at[1], at[0], 9));
      if (cell !== undefined) counts[cell] = (counts[cell] as number) + 1;
    }
    counts.sort((a, b) => a - b);
    const gini = sum(counts.map((n, i) => (2 * i - counts.length + 1) * n)) / (counts.length * sum(counts));
    const top = (share: number) => sum(counts.slice(-Math.round(share * counts.length))) / sum(counts);
    expect(counts.length).toBe(301);
    expect(gini).toBeCloseTo(CONCENTRATION.gini, 3);
    expect(top(0.05)).toBeCloseTo(CONCENTRATION.top5, 3);
    expect(top(0.1)).toBeCloseTo(CONCENTRATION.top10, 3);
  });

  it("hold the shares by distance from the stadium", () => {
    for (const [metres, share] of SHARE_WITHIN_M) {
      expect(crimes.filter((crime) => crime.distance <= metres).length / crimes.length).toBeCloseTo(share, 2);
    }
  });

  it("hold what an event adds: the mean of the stadium's hexagon and the monthly regression", () => {
    const listed: ListedEvent[] = JSON.parse(
      readFileSync(new URL("../../data/wembley-events.json", import.meta.url), "utf8"),
    );
    const held = months.map((month) => listed.filter((event) => event.date.startsWith(month)).length);
    const regress = (category: string) => {
      const count = (month: string, from: number, to: number) =>
        crimes.filter(
          (c) => c.month === month && c.category === category && c.distance > from && c.distance <= to,
        ).length;
      const far = months.map((month) => count(month, 1500, RADIUS_M));
      const ratio = months.map((month, i) => count(month, -1, 1000) / (far[i] as number));
      const meanHeld = sum(held) / 12;
      const meanRatio = sum(ratio) / 12;
      const covariance = sum(held.map((n, i) => (n - meanHeld) * ((ratio[i] as number) - meanRatio)));
      return ((covariance / sum(held.map((n) => (n - meanHeld) ** 2))) * sum(far)) / 12;
    };
    const atStadium = (category: string) =>
      crimes.filter((crime) => crime.category === category && crime.distance < 100).length / sum(held);
    expect(sum(held)).toBe(47);
    for (const category of [
      "Violence and sexual offences",
      "Public order",
      "Theft from the person",
      "Drugs",
      "Robbery",
    ] as const) {
      const mean = (atStadium(category) + regress(category)) / 2;
      expect(Math.abs(mean - (ADDED_PER_EVENT[category] as number)), category).toBeLessThan(0.06);
    }
    expect(regress("Other theft")).toBeLessThan(0);
    expect(atStadium("Other theft")).toBeCloseTo(ADDED_PER_EVENT["Other theft"] as number, 1);
  });
});

describe.skipIf(!existsSync(CHICAGO))("the figures measured from Chicago's aggravated assaults", () => {
  const stamped = existsSync(CHICAGO)
    ? linesOf(CHICAGO)
        .map((line) => line.split(","))
        .map(([date = "", place = ""]) => ({ date, place, clock: date.slice(11, 16) }))
        .filter(({ clock }) => clock !== "00:00")
    : [];
  const IN_PUBLIC = new Set(["street", "open space", "transportation", "leisure"]);

  it("hold the hour profiles, noon smoothed", () => {
    expect(profileByHour(stamped.map(({ clock }) => Number(clock.slice(0, 2))))).toEqual(
      MEASURED_PROFILES.chicagoAssault.byHour,
    );
    const inPublic = stamped.filter(({ place }) => IN_PUBLIC.has(place));
    expect(profileByHour(inPublic.map(({ clock }) => Number(clock.slice(0, 2))))).toEqual(
      MEASURED_PROFILES.chicagoAssaultInPublic.byHour,
    );
  });

  it("hold the heaping of minutes", () => {
    const share = (test: (minute: number) => boolean) =>
      stamped.filter(({ clock }) => test(Number(clock.slice(3)))).length / stamped.length;
    expect(share((minute) => minute === 0)).toBeCloseTo(MINUTE_HEAPING.hour, 3);
    expect(share((minute) => minute === 30)).toBeCloseTo(MINUTE_HEAPING.half, 3);
    expect(share((minute) => minute === 15 || minute === 45)).toBeCloseTo(MINUTE_HEAPING.quarters, 3);
    expect(share((minute) => minute % 5 === 0 && minute % 15 !== 0)).toBeCloseTo(MINUTE_HEAPING.fives, 3);
  });
});

describe.skipIf(!existsSync(HOUSTON))("the figures measured from Houston", () => {
  const crimes = existsSync(HOUSTON)
    ? parseRows(gunzipSync(readFileSync(HOUSTON)).toString("utf8")).map((row) => ({
        hour: Number(row.hour),
        weekday: weekdayOf(row.date ?? ""),
        offence: row.offense ?? "",
        place: row.location ?? "",
      }))
    : [];
  const SHOPS = [
    "department / discount store",
    "grocery / supermarket",
    "convenience store",
    "drug store / medical supply",
    "clothing store",
    "electronics store, electrical sup.",
    "specialty store (non-specific)",
  ];
  const IN_PUBLIC = [
    "road / street / sidewalk",
    "restaurant / cafeteria",
    "bar / night club",
    "mall common area",
    "parks & recreation, zoo, swimming pool",
  ];

  it.each([
    ["houstonRobbery", "robbery", null],
    ["houstonBurglary", "burglary", null],
    ["houstonTheft", "theft", null],
    ["houstonTheftInShops", "theft", SHOPS],
    ["houstonTheftInPublic", "theft", IN_PUBLIC],
  ] as const)("hold %s, noon and midnight smoothed", (profile, offence, places) => {
    const own = crimes.filter(
      (crime) => crime.offence === offence && (places === null || places.includes(crime.place)),
    );
    const hours = own.map((crime) => crime.hour);
    expect(profileByHour(hours, true)).toEqual(MEASURED_PROFILES[profile].byHour);
    expect(profileByWeekday(own.map((crime) => crime.weekday))).toEqual(MEASURED_PROFILES[profile].byWeekday);
  });
});

describe.skipIf(!existsSync(VANCOUVER))("the figures measured from Vancouver", () => {
  it.each([
    ["vancouverVehicle", ["Theft from Vehicle", "Theft of Vehicle"]],
    ["vancouverMischief", ["Mischief"]],
    ["vancouverBicycle", ["Theft of Bicycle"]],
  ] as const)("hold %s, 00:00 stamps left out of the hours and noon smoothed", async (profile, types) => {
    const own = (await readVancouver()).filter((row) =>
      (types as readonly string[]).includes(row.TYPE ?? ""),
    );
    const timed = own.filter((row) => row.HOUR !== "0" || row.MINUTE !== "0");
    expect(profileByHour(timed.map((row) => Number(row.HOUR)))).toEqual(MEASURED_PROFILES[profile].byHour);
    const weekdays = own.map((row) => weekdayOf(`${row.MONTH}/${row.DAY}/${row.YEAR}`));
    expect(profileByWeekday(weekdays)).toEqual(MEASURED_PROFILES[profile].byWeekday);
  });
});

async function readVancouver(): Promise<Record<string, string>[]> {
  const zip = new ZipReader(new Uint8ArrayReader(new Uint8Array(readFileSync(VANCOUVER))));
  const entry = (await zip.getEntries()).find(({ filename }) => filename.endsWith(".csv"));
  if (!entry || entry.directory) throw new Error("The Vancouver archive holds no CSV file.");
  return parseRows(await entry.getData(new TextWriter()));
}

const parseRows = (csv: string) =>
  Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data;

/** Weekday of a date written month/day/year or as ISO, Monday = 0. */
function weekdayOf(text: string): number {
  const [month = 1, day = 1, year = 1970] = text.split("/").map(Number);
  const date = text.includes("/") ? Date.UTC(year, month - 1, day) : Date.parse(`${text}T00:00:00Z`);
  return (new Date(date).getUTCDay() + 6) % 7;
}

/** Per thousand by weekday from Monday. */
function profileByWeekday(weekdays: readonly number[]): number[] {
  const counts = new Array<number>(7).fill(0);
  for (const weekday of weekdays) counts[weekday] = (counts[weekday] as number) + 1;
  return counts.map((count) => Math.round((1000 * count) / weekdays.length));
}

/** Per thousand by hour; noon, and midnight where asked, is the mean of its neighbours (default stamps gather there). */
function profileByHour(hours: readonly number[], smoothMidnight = false): number[] {
  const counts = new Array<number>(24).fill(0);
  for (const hour of hours) counts[hour] = (counts[hour] as number) + 1;
  counts[12] = ((counts[11] as number) + (counts[13] as number)) / 2;
  if (smoothMidnight) counts[0] = ((counts[23] as number) + (counts[1] as number)) / 2;
  return counts.map((count) => Math.round((1000 * count) / sum(counts)));
}
