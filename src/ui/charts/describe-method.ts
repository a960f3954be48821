import type { MethodNote } from "../../model/method-note.ts";
import { describeData } from "../../model/provenance.ts";
import { formatCount, formatDistance } from "../../model/wording.ts";

/** One line of a method note: what it is about, and what it says. */
export interface MethodLine {
  readonly name: string;
  readonly text: string;
}

/** A method note in plain words, without its cautions: method, source, data span, what it rests on, what was chosen. */
export function describeMethod(note: MethodNote): MethodLine[] {
  const rests = Object.entries(note.n).map(([name, count]) => `${formatCount(count)} ${splitWords(name)}`);
  const chosen = Object.entries(note.parameters).map(([name, value]) => describeParameter(name, value));
  return [
    { name: "Method", text: `${note.method} (version ${note.version})` },
    { name: "Source", text: note.source },
    { name: "Data", text: describeData(note) },
    { name: "Rests on", text: rests.join(", ") || "nothing counted" },
    { name: "Chosen", text: chosen.join(", ") || "nothing" },
  ];
}

const UNITS: Readonly<Record<string, (value: number) => string>> = {
  M: formatDistance,
  Km: (value) => `${formatCount(value)} km`,
  Minutes: (value) => `${formatCount(value)} min`,
  Hours: (value) => `${formatCount(value)} h`,
  Days: (value) => countUnits(value, "day"),
  Weeks: (value) => countUnits(value, "week"),
  Months: (value) => countUnits(value, "month"),
  Years: (value) => countUnits(value, "year"),
  Share: (value) => `${Number((100 * value).toFixed(2))}%`,
  Percent: (value) => `${value}%`,
  Deg: (value) => `${value}°`,
};

/** `bandwidth 410 m` for a parameter `bandwidthM` of 410; `edge corrected: yes` for one that is true. */
export function describeParameter(name: string, value: number | string | boolean): string {
  if (typeof value === "boolean") return `${splitWords(name)}: ${value ? "yes" : "no"}`;
  if (typeof value === "string") return `${splitWords(name)}: ${value}`;
  const match = /^(.*[a-z\d])([A-Z][a-z]*)$/.exec(name);
  const unit = UNITS[match?.[2] ?? ""];
  if (match?.[1] && unit) return `${splitWords(match[1])} ${unit(value)}`;
  return `${splitWords(name)} ${/seed/i.test(name) ? value : formatNumber(value)}`;
}

function countUnits(value: number, unit: string): string {
  return `${formatNumber(value)} ${unit}${value === 1 ? "" : "s"}`;
}

function formatNumber(value: number): string {
  return value.toLocaleString("en-GB", { maximumSignificantDigits: 6 });
}

function splitWords(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, (_, before: string, letter: string) => {
    return `${before} ${letter.toLowerCase()}`;
  });
}
