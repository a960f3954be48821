import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { phasesOf, timesProblem } from "../../src/model/event-spec.ts";

const hour = (h: number, minutes = 0) => h * 60 + minutes;
const concert = { doors: hour(16), start: hour(19, 30), end: hour(22, 30) };
const anyEvent = fc
  .tuple(
    fc.integer({ min: 0, max: hour(23, 59) }),
    fc.integer({ min: 0, max: hour(6) }),
    fc.integer({ min: 1, max: hour(18) }),
  )
  .map(([doors, wait, length]) => ({ doors, start: doors + wait, end: doors + wait + length }));

describe("phasesOf", () => {
  test("divides a concert evening into arrival, event, dispersal and night", () => {
    expect(phasesOf(concert)).toEqual([
      { name: "arrival", from: hour(15), to: hour(19, 30) },
      { name: "event", from: hour(19, 30), to: hour(22, 30) },
      { name: "dispersal", from: hour(22, 30), to: hour(25, 30) },
      { name: "night", from: hour(25, 30), to: hour(32) },
    ]);
  });

  test("phases follow each other without gap or overlap, none of them empty", () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        const phases = phasesOf(event);
        for (const [i, phase] of phases.entries()) {
          expect(phase.to).toBeGreaterThan(phase.from);
          if (i > 0) expect(phase.from).toBe(phases[i - 1]?.to);
        }
      }),
    );
  });

  test("the night lasts at least an hour, even after an event that ends at dawn", () => {
    const night = phasesOf({ doors: hour(20), start: hour(21), end: hour(30) }).at(-1);
    expect(night).toEqual({ name: "night", from: hour(33), to: hour(34) });
  });
});

describe("timesProblem", () => {
  test("has nothing to say of possible times", () => {
    expect(timesProblem(concert)).toBeNull();
    expect(timesProblem({ doors: hour(19), start: hour(19), end: hour(25) })).toBeNull();
    fc.assert(fc.property(anyEvent, (event) => timesProblem(event) === null));
  });

  test("says which time is wrong and what to set", () => {
    expect(timesProblem({ ...concert, doors: hour(20) })).toMatch(/^Doors open after the start\./);
    expect(timesProblem({ ...concert, end: concert.start })).toMatch(/^The event ends before it starts\./);
    expect(timesProblem({ ...concert, end: concert.start + hour(18) + 1 })).toMatch(/more than 18 hours/);
  });
});
