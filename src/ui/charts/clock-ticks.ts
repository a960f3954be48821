const STEPS = [5, 10, 15, 30, 60, 120, 180, 240, 360] as const;
const LONGEST_STEP = 720;

/** Round times of the clock from one minute to another, minutes after midnight, at the finest step that makes at most so many stretches. */
export function chooseClockTicks(from: number, to: number, most: number): number[] {
  const step = STEPS.find((minutes) => (to - from) / minutes <= most) ?? LONGEST_STEP;
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, i) => (first + i) * step);
}
