import {
  HOT_METHODS,
  type HotMethod,
  type MethodAgreement,
  SIGNIFICANCE_METHODS,
} from "../../model/where-report.ts";

/** What the methods say of each cell; all arrays run over the cells. */
export interface HotVotes {
  readonly count: Uint32Array;
  /** 1 where the method calls the cell hot. */
  readonly hotBy: Readonly<Record<HotMethod, Uint8Array>>;
  /** Share of resamples, and of shifted grids, in which the cell is a hotspot. */
  readonly resampleShare: Float64Array;
  readonly shiftShare: Float64Array;
}

/** Fewest recorded crimes for more than low confidence. */
export const FEWEST_CRIMES = 5;
const STEADY = 0.8;
const AS_OFTEN_AS_NOT = 0.5;

/**
 * Which methods call each cell hot, and one word for how sure that makes one:
 *
 * - high: at least three of the four tests of significance agree, the cell is a hotspot in at least 0.8 of the resamples and
 *   of the shifted grids, and holds at least 5 crimes;
 * - medium: at least two agree, at least 0.5 of both, at least 5 crimes;
 * - low: at least one test calls it hot;
 * - not hot: none does, whatever the rankings (kernel density, empirical Bayes) say.
 *
 * The levels are conventions of this program and not estimates of a probability: the tests share their data, so three that agree
 * are less than three independent witnesses.
 */
export function judgeAgreement({ count, hotBy, resampleShare, shiftShare }: HotVotes): MethodAgreement {
  const calledBy = new Uint8Array(count.length);
  const testsAgreeing = new Uint8Array(count.length);
  HOT_METHODS.forEach((method, bit) => {
    hotBy[method].forEach((isHot, cell) => {
      if (isHot !== 1) return;
      calledBy[cell] = (calledBy[cell] as number) | (1 << bit);
      if (bit < SIGNIFICANCE_METHODS) testsAgreeing[cell] = (testsAgreeing[cell] as number) + 1;
    });
  });
  const confidence = Uint8Array.from(count, (crimes, cell) => {
    const agreeing = testsAgreeing[cell] as number;
    const steady = Math.min(resampleShare[cell] as number, shiftShare[cell] as number);
    return chooseWord(agreeing, steady, crimes);
  });
  return { calledBy, testsAgreeing, confidence };
}

/** Index into `CONFIDENCE_WORDS`. */
function chooseWord(agreeing: number, steady: number, crimes: number): number {
  if (agreeing === 0) return 0;
  if (crimes < FEWEST_CRIMES) return 1;
  if (agreeing >= 3 && steady >= STEADY) return 3;
  return agreeing >= 2 && steady >= AS_OFTEN_AS_NOT ? 2 : 1;
}

/** 1 for each cell with one of the highest tenth of the values, ties at the edge included, and above 0. */
export function markTopTenth(values: ArrayLike<number>): Uint8Array {
  const falling = Float64Array.from(values).sort().reverse();
  const edge = falling[Math.ceil(falling.length / 10) - 1] ?? 0;
  return Uint8Array.from(values, (value) => (value > 0 && value >= edge ? 1 : 0));
}
