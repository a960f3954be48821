import type { Place } from "./axis-ticks.ts";

/**
 * One short tick per event below its month, side by side, with their name at the left; one tick for all of a month's where
 * they would run together.
 */
export function EventTicks(props: { events: ArrayLike<number>; x: Place; y: number; left: number }) {
  const { events, x, y, left } = props;
  const step = x(1) - x(0);
  const fitsApart = (step - 2) / Math.max(1, ...Array.from(events)) >= 2.5;
  let path = "";
  for (let i = 0; i < events.length; i++) {
    const held = Math.min(events[i] as number, fitsApart ? Number.POSITIVE_INFINITY : 1);
    const gap = Math.min(4, (step - 2) / Math.max(1, held));
    for (let k = 0; k < held; k++) {
      path += `M${(x(i + 0.5) + (k - (held - 1) / 2) * gap).toFixed(1)} ${y}v7`;
    }
  }
  return (
    <>
      <text className="chart-tick" x={left - 6} y={y + 8} textAnchor="end">
        events
      </text>
      <path className="chart-event" d={path} />
    </>
  );
}
