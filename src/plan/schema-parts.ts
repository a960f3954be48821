import * as v from "valibot";
import { PHASE_NAMES } from "../model/event-spec.ts";
import { PLAN_LIMITS } from "./plan-limits.ts";

/* What the schemas of a plan's parts share. Messages complete a sentence that begins with the place of the fault. */

/** A number within its limits, both included. */
export const numberIn = (min: number, max: number) =>
  v.pipe(
    v.number("is not a number"),
    v.finite("is not a number"),
    v.minValue(min, `is below ${min}`),
    v.maxValue(max, `is above ${max}`),
  );

/** A whole number within its limits. */
export const wholeIn = (min: number, max: number) =>
  v.pipe(numberIn(min, max), v.integer("is not a whole number"));

/** Text of at most so many characters. */
export const textUpTo = (limit: number) =>
  v.pipe(v.string("is not text"), v.maxLength(limit, `has more than ${limit} characters`));

/** A list of at most so many entries. */
export const listUpTo = <T extends v.GenericSchema>(item: T, limit: number) =>
  v.pipe(v.array(item, "is not a list"), v.maxLength(limit, `has more than ${limit} entries`));

/** Whether each value is above the one before it. */
export const isRising = (values: number[]) =>
  values.every((value, i) => i === 0 || value > (values[i - 1] as number));

/** Whether no value comes twice. */
export const isUnique = <T>(values: readonly T[]) => new Set(values).size === values.length;

export const text = textUpTo(PLAN_LIMITS.text);
export const id = v.pipe(text, v.nonEmpty("is empty"));
export const flag = v.boolean("is not true or false");
export const position = v.strictTuple(
  [numberIn(-180, 180), numberIn(-90, 90)],
  "is not a longitude and a latitude",
);
export const phase = v.picklist(PHASE_NAMES, `is not one of ${PHASE_NAMES.join(", ")}`);
export const phaseList = v.pipe(
  listUpTo(phase, PHASE_NAMES.length),
  v.check(
    (names) => isRising(names.map((name) => PHASE_NAMES.indexOf(name))),
    "is not in order, each phase once",
  ),
);
