import { weighCategories } from "../analysis/counting/category-weights.ts";
import { countHexes } from "../analysis/counting/hex-counts.ts";
import {
  keepAbstractionLedger,
  type SourceDemand,
  shareOnGround,
} from "../analysis/expect/abstraction-ledger.ts";
import { reportExpectation } from "../analysis/expect/expectation-report.ts";
import { coverSource } from "../deploy/cover-source.ts";
import {
  type AbstractionLedger,
  type AbstractionLine,
  type SourceArea,
  type SourceCover,
  withSourceCover,
} from "../model/abstraction.ts";
import type { CrimeTable } from "../model/crime-table.ts";
import type { CategoryWeights, ExpectationReport } from "../model/expectation-report.ts";
import type { Fleet } from "../model/fleet.ts";
import { areaAround, phasesTakenFrom, rosterTypesOf } from "../model/source-area.ts";
import type { Steps } from "../model/steps.ts";
import { isAtLeast } from "../model/wall-clock.ts";
import type { Locate } from "./analyse.ts";
import type { AbstractionRequest } from "./engine-calls.ts";

/** Used where nobody chose a predictor: one for all sources, so that they can be compared. */
const PREDICTOR = "prior-count";

/**
 * Answers what abstraction leaves at the sources of a plan. Each source is looked at on a grid of its own, wherever it is; what its
 * records expect is kept until the data or the question changes, so that typing a number of units does not count anew.
 * @param locate the table with the grid of the study area
 * @param locateApart the same of another area, without forgetting that of the study area
 */
export function answerAbstraction(locate: Locate, locateApart: Locate) {
  let kept: { table: CrimeTable; demands: ReadonlyMap<string, SourceDemand> } | null = null;

  function* keepLedger(request: AbstractionRequest): Steps<AbstractionLedger> {
    const { takenFrom, fleet, area, query, event, objective, expect } = request;
    const { table, grid, cellOf } = locate(area);
    const weights = weighAll(request, table, countHexes(table, cellOf, grid, query).byCategory);
    const before = kept?.table === table ? kept.demands : new Map<string, SourceDemand>();
    const demands = new Map<string, SourceDemand>();
    const demandOf = new Map<SourceArea, SourceDemand>();
    for (const source of takenFrom) {
      yield `Counting around ${source.name}`;
      const asked = [source.ground, area, query, event, objective.weighBy, expect];
      const key = JSON.stringify(asked);
      const demand = before.get(key) ?? (yield* expectAround(source, request, weights));
      demands.set(key, demand);
      demandOf.set(source, demand);
    }
    kept = { table, demands };
    const shared = inOneUnit(demandOf, table);
    const ledger = keepAbstractionLedger(
      takenFrom,
      rosterTypesOf(request),
      phasesTakenFrom(request),
      (source) => shared.get(source) as SourceDemand,
    );
    const covers = new Map<AbstractionLine, SourceCover>();
    for (const line of ledger.lines) {
      yield `Placing what is left at ${line.name}`;
      const source = takenFrom.find(({ id }) => id === line.source) as SourceArea;
      if (line.rows > 0) covers.set(line, coverLine(line, source, shared.get(source) as SourceDemand, fleet));
    }
    return withSourceCover(ledger, (line) => covers.get(line) ?? null);
  }

  function* expectAround(
    { ground }: SourceArea,
    { area, query, event, expect }: AbstractionRequest,
    weights: CategoryWeights | null,
  ): Steps<SourceDemand> {
    const { table, grid, cellOf } = locateApart(areaAround(ground, area.resolution));
    const expectation = yield* reportExpectation(table, grid, cellOf, query, {
      ...{ event, weights, ratios: null, focusAreas: [] },
      predictor: expect.predictor ?? PREDICTOR,
    });
    return { grid, rows: countHexes(table, cellOf, grid, query).count, expectation };
  }

  return keepLedger;
}

/** What a row of each category of the table counts for, the mean harm being that of the study area. */
function weighAll(
  { objective, expect }: AbstractionRequest,
  table: CrimeTable,
  byCategory: readonly { readonly name: string; readonly rows: number }[],
): CategoryWeights | null {
  const others = table.categories.filter((name) => byCategory.every((known) => known.name !== name));
  return weighCategories(objective.weighBy, expect.harm, [
    ...byCategory,
    ...others.map((name) => ({ name, rows: 0 })),
  ]);
}

/**
 * Demand of all sources in the unit of the first that has rows. Ground without rows tells no unit, and rows that carry no time where others do
 * cannot be compared: both are taken as ground without rows.
 */
function inOneUnit(
  demandOf: ReadonlyMap<SourceArea, SourceDemand>,
  table: CrimeTable,
): ReadonlyMap<SourceArea, SourceDemand> {
  const known = [...demandOf.values()].find(({ rows }) => rows.some((count) => count > 0));
  const hasHours = isAtLeast(table.timePrecision, "hour");
  const unit: ExpectationReport["unit"] = hasHours ? "rows per evening" : "rows per month";
  const lead = known?.expectation ?? { unit, phasesDiffer: hasHours };
  return new Map(
    [...demandOf].map(([source, demand]) => {
      const { grid, expectation } = demand;
      if (expectation.unit === lead.unit && expectation.phasesDiffer === lead.phasesDiffer) {
        return [source, demand];
      }
      const none = new Float64Array(grid.cellCount);
      const phases = expectation.phases.map(({ phase }) => ({ phase, demand: none }));
      const { weightName } = expectation;
      return [
        source,
        {
          grid,
          rows: none,
          expectation: { unit: lead.unit, phasesDiffer: lead.phasesDiffer, weightName, phases },
        },
      ];
    }),
  );
}

function coverLine(
  { phase, leftByType }: AbstractionLine,
  source: SourceArea,
  { grid, expectation }: SourceDemand,
  fleet: Fleet,
): SourceCover {
  const share = shareOnGround(source, grid);
  const demand = expectation.phases.find((each) => each.phase === phase)?.demand;
  return coverSource({
    ...{ lng: grid.lng, lat: grid.lat, share },
    weight: share.map((part, hex) => part * (demand?.[hex] ?? 0)),
    units: leftByType.flatMap(({ unitType, normally, left }) => {
      const group = fleet.find(({ id }) => id === unitType);
      return group ? [{ normally, left, coverRadiusM: group.coverRadiusM }] : [];
    }),
  });
}
