import {
  type CrowdExit,
  type CrowdInputs,
  type CrowdLine,
  type CrowdStation,
  type CrowdWalk,
  type ExitSurface,
  guessWalkM,
  type LeavingHabit,
} from "../../model/crowd-plan.ts";
import { type CrowdProblem, crowdProblems } from "../../model/crowd-problems.ts";
import type { EventSpec } from "../../model/event-spec.ts";
import { formatCoordinates, parseCoordinates } from "../../model/venue.ts";
import { formatTimeOfDay, MINUTES_PER_DAY, parseTimeOfDay } from "../../model/wall-clock.ts";

/** A number as somebody is typing it. */
export type Typed = number | string;

export interface ExitForm {
  readonly id: number;
  readonly name: string;
  readonly widthM: Typed;
  readonly surface: ExitSurface;
  readonly flowPerMinuteM: Typed;
  /** In percent; empty for by capacity. */
  readonly share: Typed;
}

export interface LineForm {
  readonly id: number;
  readonly name: string;
  readonly share: Typed;
  readonly kind: "trains" | "rate";
  readonly trainsPerHour: Typed;
  readonly peoplePerTrain: Typed;
  readonly peoplePerMinute: Typed;
  readonly lastTrain: string;
}

export interface StationForm {
  readonly id: number;
  readonly name: string;
  /** Latitude first; empty for nowhere known. */
  readonly at: string;
  /** Empty for a guess from the position. */
  readonly walk: Typed;
  readonly walkUnit: CrowdWalk["kind"];
  readonly share: Typed;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly queuePeoplePerM: Typed;
  readonly lines: readonly LineForm[];
}

/** What is entered of a crowd, as it is being typed. */
export interface CrowdForm {
  readonly attendance: Typed;
  readonly leaving: Readonly<Record<keyof LeavingHabit, Typed>>;
  readonly exits: readonly ExitForm[];
  readonly stations: readonly StationForm[];
}

/** What a form needs to know of the event: times before its start are past midnight. */
export type FormEvent = Pick<EventSpec, "start" | "end"> & { readonly venue: Pick<EventSpec["venue"], "at"> };

/** The form of what was entered. Rows get ids that are theirs alone. */
export function writeCrowdForm(inputs: CrowdInputs): CrowdForm {
  const { leaving } = inputs;
  return {
    attendance: inputs.attendance,
    leaving: {
      ...leaving,
      earlyShare: toPercent(leaving.earlyShare),
      lingerShare: toPercent(leaving.lingerShare),
    },
    exits: inputs.exits.map(writeExit),
    stations: inputs.stations.map(writeStation),
  };
}

/** An exit as a row of the form. */
export function writeExit(exit: CrowdExit): ExitForm {
  return { ...exit, id: nextId(), share: exit.share === null ? "" : toPercent(exit.share) };
}

/** A station as a part of the form. */
export function writeStation(station: CrowdStation): StationForm {
  const { walk } = station;
  return {
    id: nextId(),
    name: station.name,
    at: station.at ? formatCoordinates(station.at) : "",
    walk: walk.kind === "minutes" ? walk.minutes : walk.distanceM,
    walkUnit: walk.kind,
    share: toPercent(station.share),
    opensAt: writeTime(station.opensAt),
    closesAt: writeTime(station.closesAt),
    queuePeoplePerM: station.queuePeoplePerM,
    lines: station.lines.map(writeLine),
  };
}

/** A line as a row of the form; what the other kind of throughput needs is empty. */
export function writeLine({ name, share, throughput, lastTrain }: CrowdLine): LineForm {
  const isTrains = throughput.kind === "trains";
  return {
    id: nextId(),
    name,
    share: toPercent(share),
    kind: throughput.kind,
    trainsPerHour: isTrains ? throughput.trainsPerHour : "",
    peoplePerTrain: isTrains ? throughput.peoplePerTrain : "",
    peoplePerMinute: isTrains ? "" : throughput.peoplePerMinute,
    lastTrain: writeTime(lastTrain),
  };
}

/** What the form says, and everything that keeps it from being worked out, by field. */
export function readCrowdForm(
  form: CrowdForm,
  event: FormEvent,
): { readonly inputs: CrowdInputs; readonly problems: readonly CrowdProblem[] } {
  const inputs: CrowdInputs = {
    attendance: toNumber(form.attendance),
    leaving: {
      earlyShare: toNumber(form.leaving.earlyShare) / 100,
      earlyMinutes: toNumber(form.leaving.earlyMinutes),
      promptMinutes: toNumber(form.leaving.promptMinutes),
      lingerShare: toNumber(form.leaving.lingerShare) / 100,
      lingerMinutes: toNumber(form.leaving.lingerMinutes),
    },
    exits: form.exits.map(({ id: _, ...exit }) => ({
      ...exit,
      widthM: toNumber(exit.widthM),
      flowPerMinuteM: toNumber(exit.flowPerMinuteM),
      share: exit.share === "" ? null : toNumber(exit.share) / 100,
    })),
    stations: form.stations.map((station) => readStation(station, event)),
  };
  const unplaced = form.stations.flatMap(({ at }, i) =>
    at.trim() !== "" && parseCoordinates(at) === undefined
      ? [
          {
            field: `stations.${i}.at`,
            problem: "Write latitude, longitude, such as 51.56350, −0.27950, or leave it empty.",
          },
        ]
      : [],
  );
  return { inputs, problems: [...unplaced, ...crowdProblems({ ...inputs, endsAt: event.end })] };
}

function readStation(form: StationForm, event: FormEvent): CrowdStation {
  const at = parseCoordinates(form.at) ?? null;
  const far = toNumber(form.walk);
  const walk: CrowdWalk =
    form.walk === "" && at
      ? { kind: "distance", distanceM: guessWalkM(event.venue.at, at) }
      : form.walkUnit === "minutes"
        ? { kind: "minutes", minutes: far }
        : { kind: "distance", distanceM: far };
  return {
    name: form.name,
    at,
    walk,
    share: toNumber(form.share) / 100,
    opensAt: readTime(form.opensAt, event),
    closesAt: readTime(form.closesAt, event),
    queuePeoplePerM: toNumber(form.queuePeoplePerM),
    lines: form.lines.map((line) => ({
      name: line.name,
      share: toNumber(line.share) / 100,
      throughput:
        line.kind === "trains"
          ? {
              kind: "trains",
              trainsPerHour: toNumber(line.trainsPerHour),
              peoplePerTrain: toNumber(line.peoplePerTrain),
            }
          : { kind: "rate", peoplePerMinute: toNumber(line.peoplePerMinute) },
      lastTrain: readTime(line.lastTrain, event),
    })),
  };
}

/** A time of day at or after the event's start, past midnight where need be; NaN where the text is no time. */
function readTime(text: string, event: FormEvent): number | null {
  if (text.trim() === "") return null;
  const time = parseTimeOfDay(text);
  if (time === undefined) return Number.NaN;
  const days = Math.max(0, Math.ceil((event.start - time) / MINUTES_PER_DAY));
  return time + days * MINUTES_PER_DAY;
}

function writeTime(time: number | null): string {
  return time === null ? "" : formatTimeOfDay(time);
}

function toNumber(typed: Typed): number {
  return typed === "" ? Number.NaN : Number(typed);
}

function toPercent(share: number): number {
  return Number((100 * share).toFixed(4));
}

let lastId = 0;

function nextId(): number {
  lastId += 1;
  return lastId;
}
