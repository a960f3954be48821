import type { Engine, Scope } from "../engine/engine-calls.ts";
import { DEFAULT_CHOICES } from "../model/analysis-choices.ts";
import type { Answer, Answers } from "../model/analysis-text.ts";
import { tabulateBackTest } from "../model/back-test-tables.ts";
import { tabulateCounts } from "../model/count-tables.ts";
import { describeEventReport } from "../model/describe-events.ts";
import { describeBackTest, describeExpectation } from "../model/describe-expectation.ts";
import { describeChange, describeNearRepeats, describeTrend } from "../model/describe-when.ts";
import { describeClustering, describeConcentration, describeConfidence } from "../model/describe-where.ts";
import type { EventReport } from "../model/event-report.ts";
import type { EventSpec } from "../model/event-spec.ts";
import { tabulateEvents } from "../model/event-tables.ts";
import { tabulateExpectation } from "../model/expectation-tables.ts";
import type { HexSurface } from "../model/hex-surface.ts";
import { listVerdicts, tabulateVerdicts } from "../model/hex-verdicts.ts";
import { isLocked } from "../model/locked.ts";
import type { MethodNote } from "../model/method-note.ts";
import { SIMULATED_BADGE, stateProvenance } from "../model/provenance.ts";
import { noteEvents, noteExpectation, noteWhen, noteWhere, type TableNotes } from "../model/table-notes.ts";
import type { LngLat } from "../model/units.ts";
import type { WhenReport } from "../model/when-report.ts";
import { tabulateWhen } from "../model/when-tables.ts";
import type { WhereReport } from "../model/where-report.ts";
import { tabulateWhere } from "../model/where-tables.ts";

/** What is asked besides the scope. */
export interface Asked {
  readonly harm: Parameters<Engine["reportWhere"]>[0]["harm"];
  readonly compare: Parameters<Engine["reportWhen"]>[0]["compare"];
  readonly events: Parameters<Engine["reportEvents"]>[0]["events"];
  /** The evening that is expected. */
  readonly event: EventSpec;
  /** The hex that is looked at closely, of those of the scope; null for none. */
  readonly hex: string | null;
  readonly simulated: boolean;
}

/**
 * Asks the engine all questions of a scope.
 * @param surface what is counted in the scope
 */
export async function answerAll(
  engine: Engine,
  scope: Scope,
  { harm, compare, events, event, hex, simulated }: Asked,
  surface: HexSurface,
): Promise<Answers> {
  const where = await engine.reportWhere({ ...scope, harm });
  const when = await engine.reportWhen({ ...scope, compare });
  const effect = await engine.reportEvents({ ...scope, events });
  const { weighBy, predictor } = DEFAULT_CHOICES;
  const expected = await engine.reportExpectation({
    ...scope,
    ...{ events, harm, event, weighBy, predictor, focusAreas: [] },
  });
  const { report, backTest } = expected;
  const tell = (tables: Answer["tables"], notes: TableNotes) => ({
    tables,
    provenance: Object.fromEntries(
      Object.keys(tables).map((name) => [
        name,
        stateProvenance({ badge: simulated ? SIMULATED_BADGE : null, notes: notes[name] ?? [] }),
      ]),
    ),
  });
  return {
    where: {
      words: [describeConcentration(where), describeConfidence(where), describeClustering(where)],
      ...tell(tabulateAllWhere(where, events.venue, hex), noteWhere(where)),
      lockedParts: {},
      notes: Object.values(where.notes),
    },
    when: {
      ...answerWhen(when),
      ...tell(
        {
          ...tabulateCounts(surface, events.calendar, when),
          ...tabulateWhen(when, surface, events.venue),
        },
        noteWhen(when),
      ),
    },
    events: answerEvents(effect, tell(tabulateEvents(effect, surface), noteEvents(effect))),
    expectation: {
      words: [describeExpectation(report)],
      ...tell(tabulateExpectation(report, event.venue.at), noteExpectation(expected)),
      lockedParts: {},
      notes: [report.note],
    },
    backTest:
      backTest.state === "locked"
        ? { locked: backTest.reason }
        : {
            words: [describeBackTest(backTest)],
            ...tell(tabulateBackTest(backTest), noteExpectation(expected)),
            lockedParts: {},
            notes: [backTest.note],
          },
  };
}

/** The tables of where, with that of the hex that is looked at closely. */
function tabulateAllWhere(report: WhereReport, venue: LngLat, hex: string | null): Answer["tables"] {
  const tables = tabulateWhere(report, venue);
  if (hex === null) return tables;
  const verdicts = listVerdicts(report, report.cells.indexOf(hex));
  return { ...tables, "selected-hex": tabulateVerdicts(verdicts) };
}

function answerWhen(report: WhenReport): Omit<Answer, "tables" | "provenance"> {
  const { trend, seasonality, change, emerging, nearRepeats, weekHours, calendar } = report;
  return {
    words: [
      ...(isLocked(trend) ? [] : [describeTrend(trend)]),
      ...(isLocked(change) ? [] : [describeChange(change)]),
      ...(isLocked(nearRepeats) ? [] : [describeNearRepeats(nearRepeats)]),
    ],
    ...sortParts({ trend, seasonality, change, emerging, nearRepeats, weekHours, calendar }),
  };
}

function answerEvents(report: EventReport, told: Pick<Answer, "tables" | "provenance">): Answers["events"] {
  const { matchedDays, effect, attendance, map, months } = report;
  const { lockedParts, notes } = sortParts({ matchedDays, effect, attendance, map, months });
  if (notes.length === 0) return { locked: [...new Set(Object.values(lockedParts))].join(" ") };
  return { words: describeEventReport(report), ...told, lockedParts, notes };
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
