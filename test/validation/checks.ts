import { validateEventRatio, validateNoEffect } from "./event-effect.ts";
import {
  admitLimit,
  type Check,
  judgeCoverage,
  judgeEvenP,
  judgeFalseAlarms,
  judgeFound,
  percent,
} from "./judge.ts";
import { validateNoHotspot } from "./no-hotspot.ts";
import { validateNoChange, validatePeriodRatio } from "./period-ratio.ts";
import { validateNoCluster, validateScan } from "./planted-cluster.ts";
import { validateNoRepeats, validateRepeats } from "./planted-repeats.ts";
import { type ShrinkageError, validateEmpiricalBayes, validateShrunkenRatios } from "./shrinkage.ts";
import { validateTrend } from "./trend-interval.ts";

/** A group of checks that share their simulated data. */
export type CheckGroup = (seeds: number) => readonly Check[];

const RATIOS = [1, 1.5, 3];

/** All that is validated, in the order it is told. */
export const CHECK_GROUPS: readonly CheckGroup[] = [
  ...[0, 0.15, 0.5].map((dayVariance) => noEffect(dayVariance)),
  ...[1.5, 3].map((ratio) => (seeds: number) => [
    judgeCoverage(`event ratio ${ratio} planted: 95% interval`, validateEventRatio(seeds, [ratio])),
  ]),
  ...[0.05, 0.15, 0.5].map((dayVariance) => (seeds: number) => [
    judgeCoverage(
      `event ratios ${RATIOS.join(", ")} planted, days vary by ${dayVariance}: 95% interval`,
      validateEventRatio(seeds, RATIOS, { dayVariance }),
    ),
  ]),
  eventCounts(6, "about 200 rows on event days and 1,000 on comparison days"),
  eventCounts(0.15, "about 5 rows on event days and 25 on comparison days"),
  (seeds) => [
    admitLimit(
      eventCounts(0.04, "about 1 row on event days and 7 on comparison days")(seeds)[0] as Check,
      "an exact interval of a handful of rows covers more often than it says",
    ),
  ],
  ...[0.5, 5, 50].map((mean) => noHotspot(mean, 0)),
  noHotspot(5, 1),
  plantedCluster(2, 0.8),
  plantedCluster(3, 0.95),
  noCluster,
  (seeds) => [
    admitLimit(
      judgeFalseAlarms(
        "no cluster, rates of hexes vary by 0.5: any circle at 5%",
        validateNoCluster(seeds, 0.5),
      ),
      "the scan assumes Poisson counts about even rates, and any unevenness is a cluster to it",
    ),
  ],
  ...[1, 4].flatMap((dispersion) => [18, 48].map((months) => trend(months, dispersion))),
  periodRatio(0.03, 0),
  periodRatio(1.5, 0),
  periodRatio(1.5, 0.005),
  periodRatio(1.5, 0.1),
  (seeds) => [
    judgeFalseAlarms(
      "no change between two years: any hex at FDR 5%",
      validateNoChange(seeds, { mean: 1.5 }),
    ),
    admitLimit(
      judgeFalseAlarms(
        "no change between two years, months vary by 0.1: any hex at FDR 5%",
        validateNoChange(seeds, { mean: 1.5, monthVariance: 0.1 }),
      ),
      "hexes are compared as Poisson counts, and a note cautions",
    ),
  ],
  nearRepeats,
  shrinkage,
];

function noEffect(dayVariance: number): CheckGroup {
  const days = dayVariance === 0 ? "" : `, days vary by ${dayVariance}`;
  return (seeds) => {
    const none = validateNoEffect(seeds, dayVariance);
    return [
      judgeFalseAlarms(`no event effect${days}: any of 20 cells at FDR 5%`, none),
      judgeEvenP(`no event effect${days}: p of the permutation test`, none.p),
      judgeCoverage(`event ratio 1${days}: 95% interval`, none),
    ];
  };
}

function eventCounts(volume: number, counts: string): CheckGroup {
  return (seeds) => [
    judgeCoverage(
      `event ratios ${RATIOS.join(", ")} planted, without an effect ${counts}: 95% interval`,
      validateEventRatio(seeds, RATIOS, { volume }),
    ),
  ];
}

function noHotspot(mean: number, variance: number): CheckGroup {
  const counts = `${mean} a hex${variance === 0 ? "" : `, skewed by a factor of variance ${variance}`}`;
  return (seeds) => {
    const { analytic, permutation, total } = validateNoHotspot(seeds, mean, variance);
    return [
      judgeFalseAlarms(`no hotspot, ${counts}: any hex by Gi* by permutation at FDR 5%`, {
        falseAlarms: permutation,
        total,
      }),
      admitLimit(
        judgeFalseAlarms(`no hotspot, ${counts}: any hex by Gi* as a normal deviate at FDR 5%`, {
          falseAlarms: analytic,
          total,
        }),
        "sums of a few skewed counts are not normal in the tail that the adjustment asks for",
      ),
    ];
  };
}

function plantedCluster(relativeRisk: number, least: number): CheckGroup {
  return (seeds) => {
    const { found, total, sensitivity, precision } = validateScan(seeds, relativeRisk);
    const fit = `; the circle holds ${percent(sensitivity)} of it, and ${percent(precision)} of the circle is it`;
    return [
      judgeFound(
        `cluster of 7 hexes with ${relativeRisk} times the incidents: found by the scan`,
        found,
        total,
        least,
        fit,
      ),
    ];
  };
}

function noCluster(seeds: number): Check[] {
  const none = validateNoCluster(seeds);
  return [
    judgeFalseAlarms("no cluster: any circle at 5%", none),
    judgeEvenP("no cluster: p of the most likely circle", none.p),
  ];
}

function trend(months: number, dispersion: number): CheckGroup {
  const series = `${months} months, dispersion ${dispersion}`;
  return (seeds) => {
    const { logLinear, median, falseLogLinear, falseMannKendall } = validateTrend(seeds, {
      months,
      dispersion,
    });
    const steady = judgeCoverage(`+8% a year planted, ${series}: 95% interval of the trend`, logLinear);
    const isShortPoisson = months < 24 && dispersion === 1;
    const why =
      "the interval is never narrower than Poisson counts make it, and of few months wider by Student's t";
    return [
      isShortPoisson ? admitLimit(steady, why) : steady,
      judgeCoverage(`0.25 rows a day added a year, ${series}: 95% interval of the median slope`, median),
      judgeFalseAlarms(`no trend, ${series}: log-linear p < 0.05`, {
        falseAlarms: falseLogLinear,
        total: seeds,
      }),
      judgeFalseAlarms(`no trend, ${series}: Mann-Kendall p < 0.05`, {
        falseAlarms: falseMannKendall,
        total: seeds,
      }),
    ];
  };
}

function periodRatio(mean: number, monthVariance: number): CheckGroup {
  const months = monthVariance === 0 ? "" : `, months vary by ${monthVariance}`;
  return (seeds) => {
    const found = validatePeriodRatio(seeds, [0.7, 1, 1.5], { mean, monthVariance });
    const check = judgeCoverage(
      `ratios 0.7, 1, 1.5 of two years planted, ${mean} rows a hex and month${months}: 95% interval`,
      found,
    );
    return [{ ...check, found: `${check.found}; varying months noticed in ${found.cautioned}` }];
  };
}

function nearRepeats(seeds: number): Check[] {
  const none = validateNoRepeats(seeds);
  const found = (followed: number, least: number) => {
    const { found, total } = validateRepeats(seeds, followed);
    return judgeFound(`${followed} of 200 incidents repeated close by: p up to 0.05`, found, total, least);
  };
  return [
    judgeFalseAlarms("no near repeats: cells of all tables with p up to 0.05", none),
    judgeEvenP("no near repeats: p of the fullest cell", none.p),
    found(10, 0.8),
    found(20, 0.95),
  ];
}

function shrinkage(seeds: number): Check[] {
  const ratios = validateShrunkenRatios(seeds);
  return [
    judgeError("rates of hexes, each its own: empirical Bayes", validateEmpiricalBayes(seeds, false)),
    judgeError(
      "rates of hexes, shared with those around: spatial empirical Bayes",
      validateEmpiricalBayes(seeds, true),
    ),
    judgeError("20 event ratios, logarithms with a deviation of 0.3: shrunken", ratios),
    judgeCoverage(
      "20 event ratios, logarithms with a deviation of 0.3: 95% posterior interval",
      ratios.intervals,
    ),
  ];
}

function judgeError(what: string, { raw, shrunken, better, total }: ShrinkageError): Check {
  return {
    what,
    found: `mean squared error ${shrunken.toPrecision(3)} against ${raw.toPrecision(3)} of the raw ones; smaller in ${better} of ${total}`,
    bound: "below that of the raw ones",
    holds: shrunken < raw,
    limit: null,
  };
}
