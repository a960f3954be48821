import { parseArgs } from "node:util";
import { validateEventRatio, validateNoEffect } from "./event-effect.ts";
import { validateNoHotspot } from "./no-hotspot.ts";
import { validateNoCluster, validateScan } from "./planted-cluster.ts";
import { validateTrend } from "./trend-interval.ts";

/** One figure, what it must hold, and whether it does. */
interface Check {
  readonly what: string;
  readonly found: string;
  readonly bound: string;
  readonly holds: boolean;
}

const { values } = parseArgs({ options: { seeds: { type: "string", default: "500" } } });
const seeds = Number(values.seeds);
if (!Number.isInteger(seeds) || seeds < 1) throw new RangeError("--seeds is a whole number above 0.");

const share = (part: number, total: number) => part / total;
const percent = (value: number) => `${(100 * value).toFixed(1)}%`;

/** Half the width of a 95 % Monte Carlo interval of a share. */
function noise(value: number, total: number): number {
  return 1.96 * Math.sqrt((value * (1 - value)) / total);
}

function coverageOf(what: string, covered: number, total: number): Check {
  const found = share(covered, total);
  return {
    what,
    found: `${covered} of ${total}, ${percent(found)}`,
    bound: "92% to 98% hold the planted value",
    holds: found >= 0.92 && found <= 0.98,
  };
}

function falseAlarmsOf(what: string, alarms: number, total: number): Check {
  const found = share(alarms, total);
  return {
    what,
    found: `${alarms} of ${total}, ${percent(found)}`,
    bound: "at most 5% but for the noise of so many tries",
    holds: found <= 0.05 + noise(0.05, total),
  };
}

function* checks(): Generator<Check> {
  for (const dayVariance of [0, 0.15, 0.5]) {
    const days = `days vary by ${dayVariance}`;
    const { covered, total } = validateEventRatio(seeds, dayVariance);
    yield coverageOf(`event ratio 1, 1.5, 2, 3 planted, ${days}: 95% interval`, covered, total);
    const none = validateNoEffect(seeds, dayVariance);
    yield falseAlarmsOf(`no event effect, ${days}: any of 20 cells at FDR 5%`, none.falseAlarms, none.total);
  }
  for (const [relativeRisk, least] of [
    [2, 0.8],
    [3, 0.95],
  ] as const) {
    const { found, total, sensitivity, precision } = validateScan(Math.min(seeds, 200), relativeRisk);
    yield {
      what: `cluster of 7 hexes with ${relativeRisk} times the incidents: found by the scan`,
      found: `${found} of ${total}; holds ${percent(sensitivity)} of it, ${percent(precision)} of the circle is it`,
      bound: `at least ${percent(least)} found`,
      holds: share(found, total) >= least,
    };
  }
  const noCluster = validateNoCluster(Math.min(seeds, 400));
  yield falseAlarmsOf("no cluster: any circle at 5%", noCluster.falseAlarms, noCluster.total);
  for (const mean of [0.5, 5, 50]) {
    const { analytic, permutation, total } = validateNoHotspot(Math.min(seeds, 300), mean);
    yield falseAlarmsOf(`no hotspot, ${mean} a hex: Gi* by permutation at FDR 5%`, permutation, total);
    yield {
      ...falseAlarmsOf(`no hotspot, ${mean} a hex: Gi* as a normal deviate at FDR 5%`, analytic, total),
      bound: "told, not held: an approximation that fails where hexes are sparse",
      holds: true,
    };
  }
  for (const dispersion of [1, 4]) {
    const { covered, total } = validateTrend(seeds, dispersion);
    yield coverageOf(
      `+8% a year planted, dispersion ${dispersion}: 95% interval of the trend`,
      covered,
      total,
    );
  }
}

let failed = 0;
const startedAt = performance.now();
for (const { what, found, bound, holds } of checks()) {
  if (!holds) failed++;
  console.log(`${holds ? "ok      " : "NOT HELD"}  ${what}\n          ${found} (${bound})`);
}
console.log(
  `\n${seeds} seeds, ${((performance.now() - startedAt) / 60_000).toFixed(1)} minutes. ${failed === 0 ? "Every bound holds." : `${failed} bounds do not hold.`}`,
);
process.exitCode = failed === 0 ? 0 : 1;
