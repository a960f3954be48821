import { EVENT_MEASURES } from "./event-measures.ts";
import { EXPECT_MEASURES } from "./expect-measures.ts";
import type { MapMeasure } from "./measure-classes.ts";
import { WHEN_MEASURES } from "./when-measures.ts";
import { WHERE_MEASURES } from "./where-measures.ts";

const measures = { ...WHERE_MEASURES, ...WHEN_MEASURES, ...EVENT_MEASURES, ...EXPECT_MEASURES };

/** What the hexes can be coloured by besides the count. */
export type MeasureId = keyof typeof measures;

/** The table of measures, in the order in which they are offered: a new one is one entry of its report's family. */
export const MAP_MEASURES: { readonly [M in MeasureId]: MapMeasure } = measures;

/** The names of all measures, in the order in which they are offered. */
export const MEASURE_IDS = Object.keys(measures) as readonly MeasureId[];
