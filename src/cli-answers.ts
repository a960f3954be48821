import type { Engine, Scope } from "./engine/engine-calls.ts";
import { DEFAULT_CHOICES } from "./model/analysis-choices.ts";
import type { Answer, Answers } from "./model/analysis-text.ts";
import { tabulateBackTest } from "./model/back-test-tables.ts";
import { tabulateCounts } from "./model/count-tables.ts";
import { describeEventReport } from "./model/describe-events.ts";
import { describeBackTest, describeExpectation } from "./model/describe-expectation.ts";
import { describeChange, describeNearRepeats, describeTrend } from "./model/describe-when.ts";
import { describeClustering, describeConcentration, describeConfidence } from "./model/describe-where.ts";
import type { EventReport } from "./model/event-report.ts";
import type { EventSpec } from "./model/event-spec.ts";
import { tabulateEvents } from "./model/event-tables.ts";
import { tabulateExpectation } from "./model/expectation-tables.ts";
import type { HexSurface } from "./model/hex-surface.ts";
import { listVerdicts, tabulateVerdicts } from "./model/hex-verdicts.ts";
import { isLocked } from "./model/locked.ts";
import type { MethodNote } from "./model/method-note.ts";
import type { WhenReport } from "./model/when-report.ts";
import { tabulateWhen } from "./model/when-tables.ts";
import { tabulateWhere } from "./model/where-tables.ts";

/** What is asked besides the scope. */
export interface Asked {
  readonly harm: Parameters<Engine["reportWhere"]>[0]["harm"];
  readonly compare: Parameters<Engine["reportWhen"]>[0]["compare"];
  readonly events: Parameters<Engine["reportEvents"]>[0]["events"];
  /** The evening that is expected. */
  readonly event: EventSpec;
  /** The hex that is looked at closely, of those of the scope; null for none. */
  readonly hex: string | null;
}

/**
 * Asks the engine all questions of a scope.
 * @param surface what is counted in the scope
 */
export async function answerAll(
  engine: Engine,
  scope: Scope,
  { harm, compare, events, event, hex }: Asked,
  surface: HexSurface,
): Promise<Answers> {
  const where = await engine.reportWhere({ ...scope, harm });
  const when = await engine.reportWhen({ ...scope, compare });
  const effect = await engine.reportEvents({ ...scope, events });
  const { weighBy, focusAreas, predictor } = DEFAULT_CHOICES;
  const expected = await engine.reportExpectation({
    ...scope,
    ...{ events, harm, event, weighBy, focusAreas, predictor },
  });
  const { report, backTest } = expected;
  return {
    where: {
      words: [describeConcentration(where), describeConfidence(where), describeClustering(where)],
      tables: {
        ...tabulateWhere(where, events.venue),
        ...(hex !== null && {
          "selected-hex": tabulateVerdicts(listVerdicts(where, where.cells.indexOf(hex))),
        }),
      },
      lockedParts: {},
      notes: Object.values(where.notes),
    },
    when: answerWhen(when, surface, events),
    events: answerEvents(effect, surface),
    expectation: {
      words: [describeExpectation(report)],
      tables: tabulateExpectation(report, event.venue.at),
      lockedParts: {},
      notes: [report.note],
    },
    backTest:
      backTest.state === "locked"
        ? { locked: backTest.reason }
        : {
            words: [describeBackTest(backTest)],
            tables: tabulateBackTest(backTest),
            lockedParts: {},
            notes: [backTest.note],
          },
  };
}

function answerWhen(
  report: WhenReport,
  surface: HexSurface,
  { venue, calendar: events }: Asked["events"],
): Answer {
  const { trend, seasonality, change, emerging, nearRepeats, weekHours, calendar } = report;
  return {
    words: [
      ...(isLocked(trend) ? [] : [describeTrend(trend)]),
      ...(isLocked(change) ? [] : [describeChange(change)]),
      ...(isLocked(nearRepeats) ? [] : [describeNearRepeats(nearRepeats)]),
    ],
    tables: { ...tabulateCounts(surface, events, report), ...tabulateWhen(report, surface, venue) },
    ...sortParts({ trend, seasonality, change, emerging, nearRepeats, weekHours, calendar }),
  };
}

function answerEvents(report: EventReport, surface: HexSurface): Answers["events"] {
  const { matchedDays, effect, attendance, map, months } = report;
  const { lockedParts, notes } = sortParts({ matchedDays, effect, attendance, map, months });
  if (notes.length === 0) return { locked: [...new Set(Object.values(lockedParts))].join(" ") };
  return { words: describeEventReport(report), tables: tabulateEvents(report, surface), lockedParts, notes };
}

/** The notes of the parts that are there, and the reasons of those that are not. */
function sortParts(
  parts: Readonly<Record<string, { readonly note: MethodNote } | { readonly locked: string }>>,
) {
  const lockedParts: Record<string, string> = {};
  const notes: MethodNote[] = [];
  for (const [name, part] of Object.entries(parts)) {
    if (isLocked(part)) lockedParts[name] = part.locked;
    else notes.push(part.note);
  }
  return { lockedParts, notes };
}
