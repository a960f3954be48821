import { describe, expect, it } from "vitest";
import { nameWeekHours } from "../../src/model/name-week-hours.ts";

const hours = (day: number, from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => day * 24 + from + i);

describe("naming hours of the week", () => {
  it.each([
    [hours(4, 20, 24), "Fri 20:00–24:00"],
    [[...hours(4, 20, 24), ...hours(5, 20, 24)], "Fri, Sat 20:00–24:00"],
    [
      [...hours(5, 0, 2), ...hours(5, 22, 24), ...hours(6, 0, 2)],
      "Sat 00:00–02:00, 22:00–24:00; Sun 00:00–02:00",
    ],
    [hours(6, 0, 24), "Sun, all day"],
    [Array.from({ length: 7 }, (_, day) => day * 24 + 22), "every day 22:00–23:00"],
    [[], "no hour of the week"],
  ])("of %j is %s", (weekHours, name) => {
    expect(nameWeekHours(weekHours)).toBe(name);
  });

  it("counts them where naming would be long", () => {
    expect(nameWeekHours([1, 26, 51, 76])).toBe("4 of the 168 hours of the week");
  });
});
