import { expect, test } from "vitest";
import { metresIn, minutesFor } from "../../src/model/travel.ts";

test("on foot ten minutes are 800 metres, and 800 metres ten minutes", () => {
  expect(metresIn(10, 4.8)).toBeCloseTo(800, 9);
  expect(minutesFor(800, 4.8)).toBeCloseTo(10, 9);
});
