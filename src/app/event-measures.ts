import type { EffectMap } from "../model/event-report.ts";
import { isLocked } from "../model/locked.ts";
import { formatCount } from "../model/wording.ts";
import { classifyAroundOne, describeRatio, type MeasureClasses, measureOf } from "./measure-classes.ts";

/** What the report of events gives the map. */
export const EVENT_MEASURES = {
  effect: measureOf("events", "What events change", ({ map }) => (isLocked(map) ? map : viewEffect(map))),
} as const;

function viewEffect({ ratio, low, high, eventCount }: EffectMap): MeasureClasses {
  return classifyAroundOne(ratio, {
    title: "Event days against ordinary days",
    unit: "times as many recorded an hour, drawn toward the average",
    nothing: "too little to say",
    middle: "as many",
    note: null,
    describe: (cell) => {
      const times = ratio[cell] ?? Number.NaN;
      const counted = `${formatCount(eventCount[cell] ?? 0)} recorded on event days`;
      if (Number.isNaN(times)) return `too little to say: ${counted}`;
      const interval = `95%: ${(low[cell] ?? 0).toFixed(2)} to ${(high[cell] ?? 0).toFixed(2)}`;
      return `${describeRatio(times)} on event days (${interval}), ${counted}`;
    },
  });
}
