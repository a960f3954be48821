import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indexAt } from "../../../src/ui/charts/index-at.ts";
import { nameMonthRange, spanMonths, toggleMonth } from "../../../src/ui/charts/month-range.ts";
import { moveAlong, numbersBetween } from "../../../src/ui/charts/move-along.ts";
import { toggleMembers } from "../../../src/ui/charts/toggle-members.ts";

describe("a stretch of months", () => {
  it("runs from the earlier to the later, whichever was touched first", () => {
    expect(spanMonths(670, 660)).toEqual({ from: 660, to: 670 });
    expect(spanMonths(660, 670)).toEqual({ from: 660, to: 670 });
  });

  it("is one month after a click, and none after a second on the same", () => {
    const once = toggleMonth(null, 660);
    expect(once).toEqual({ from: 660, to: 660 });
    expect(toggleMonth(once, 660)).toBeNull();
  });

  it("gives way to the month clicked within it", () => {
    expect(toggleMonth({ from: 650, to: 670 }, 660)).toEqual({ from: 660, to: 660 });
  });

  it("is named by its ends", () => {
    expect(nameMonthRange({ from: 675, to: 675 })).toBe("Apr 2026");
    expect(nameMonthRange({ from: 675, to: 677 })).toBe("Apr 2026 – Jun 2026");
  });
});

describe("members that are switched as one", () => {
  const members = fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { minLength: 1 });

  it("are all in or all out afterwards, and the others as before", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 20 })), members, (before, switched) => {
        const after = toggleMembers(new Set(before), switched) ?? new Set<number>();
        const wereAllIn = switched.every((member) => before.includes(member));
        for (let member = 0; member <= 20; member++) {
          const expected = switched.includes(member) ? !wereAllIn : before.includes(member);
          expect(after.has(member)).toBe(expected);
        }
      }),
    );
  });

  it("leave null where none is left, and do not touch the selection given", () => {
    const before = new Set([1, 2]);
    expect(toggleMembers(before, [2, 1])).toBeNull();
    expect([...before]).toEqual([1, 2]);
  });

  it("start from nothing selected", () => {
    expect(toggleMembers(null, ["Drugs"])).toEqual(new Set(["Drugs"]));
  });
});

describe("moving along a row with the keyboard", () => {
  it("stops at both ends", () => {
    expect(moveAlong("ArrowRight", 11, 12)).toBe(11);
    expect(moveAlong("ArrowLeft", 0, 12)).toBe(0);
    expect(moveAlong("ArrowDown", 3, 12)).toBe(4);
    expect(moveAlong("Home", 7, 12)).toBe(0);
    expect(moveAlong("End", 7, 12)).toBe(11);
  });

  it("leaves other keys alone", () => {
    expect(moveAlong("Tab", 7, 12)).toBeNull();
  });
});

it("counts from one number to another in either direction", () => {
  expect(numbersBetween(3, 5)).toEqual([3, 4, 5]);
  expect(numbersBetween(5, 3)).toEqual([3, 4, 5]);
});

describe("the bar under a point", () => {
  it("is found by its width, and the last one beyond the end", () => {
    expect(indexAt(41, 40, 10, 12)).toBe(0);
    expect(indexAt(59.9, 40, 10, 12)).toBe(1);
    expect(indexAt(999, 40, 10, 12)).toBe(11);
  });

  it("is none over the axis, or where there are no bars", () => {
    expect(indexAt(20, 40, 10, 12)).toBeNull();
    expect(indexAt(60, 40, 10, 0)).toBeNull();
  });
});
