import { describe, expect, test } from "vitest";
import {
  studentQuantile,
  twoSidedStudentP,
  upperSnedecorP,
} from "../../../src/analysis/statistics/student-t.ts";

describe("Student's t", () => {
  /** Published tables of two-sided 95 % and 99 % points (Fisher & Yates 1963, table III). */
  test("has the tabulated points", () => {
    for (const [degrees, at95, at99] of [
      [1, 12.706, 63.657],
      [10, 2.228, 3.169],
      [30, 2.042, 2.75],
      [120, 1.98, 2.617],
    ] as const) {
      expect(studentQuantile(0.95, degrees)).toBeCloseTo(at95, 3);
      expect(studentQuantile(0.99, degrees)).toBeCloseTo(at99, 3);
      expect(twoSidedStudentP(studentQuantile(0.95, degrees), degrees)).toBeCloseTo(0.05, 12);
    }
  });

  test("is Cauchy's with one degree of freedom", () => {
    expect(twoSidedStudentP(1, 1)).toBeCloseTo(0.5, 14);
    expect(twoSidedStudentP(-3, 1)).toBeCloseTo(1 - (2 / Math.PI) * Math.atan(3), 13);
  });

  test("squared is Snedecor's F of one degree", () => {
    for (const t of [0.3, 1.7, 4]) {
      expect(upperSnedecorP(t * t, 1, 17)).toBeCloseTo(twoSidedStudentP(t, 17), 12);
    }
    expect(upperSnedecorP(0, 11, 20)).toBe(1);
  });
});
