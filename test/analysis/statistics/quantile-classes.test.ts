import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { classifyCounts } from "../../../src/analysis/statistics/quantile-classes.ts";

const edgesOf = (counts: readonly number[], classes?: number) =>
  classifyCounts(Uint32Array.from(counts), classes).classEdges;
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe("classifyCounts", () => {
  const anyCounts = fc.oneof(
    fc.array(fc.nat(6), { maxLength: 200 }),
    fc.array(fc.oneof(fc.constant(0), fc.nat(300)), { maxLength: 400 }),
    fc.array(fc.nat(0xffff_ffff), { maxLength: 100 }),
    fc.array(
      fc.double({ min: 0, max: 18, noNaN: true }).map((power) => Math.floor(Math.exp(power))),
      {
        maxLength: 300,
      },
    ),
  );
  const anyClasses = fc.integer({ min: 2, max: 12 });

  test("every count is at or below its class's edge and above the edge before", () => {
    fc.assert(
      fc.property(anyCounts, anyClasses, (counts, classes) => {
        const { classOf, classEdges } = classifyCounts(Uint32Array.from(counts), classes);
        expect(classOf).toHaveLength(counts.length);
        for (const [i, count] of counts.entries()) {
          const own = classOf[i] ?? -1;
          expect(count).toBeLessThanOrEqual(classEdges[own] ?? Number.NaN);
          expect(count).toBeGreaterThan(classEdges[own - 1] ?? -1);
        }
      }),
    );
  });

  test("edges start at 0, rise strictly, are whole numbers, and are no more than asked for", () => {
    fc.assert(
      fc.property(anyCounts, anyClasses, (counts, classes) => {
        const edges = edgesOf(counts, classes);
        expect(edges[0]).toBe(0);
        expect(edges.length).toBeLessThanOrEqual(classes);
        expect(edges.every(Number.isInteger)).toBe(true);
        for (const [i, edge] of edges.slice(1).entries())
          expect(edge).toBeGreaterThan(edges[i] ?? Number.NaN);
      }),
    );
  });

  test("no class but the first is empty", () => {
    fc.assert(
      fc.property(anyCounts, anyClasses, (counts, classes) => {
        const { classOf, classEdges } = classifyCounts(Uint32Array.from(counts), classes);
        const seen = new Set(classOf);
        expect(range(1, classEdges.length - 1).filter((own) => !seen.has(own))).toEqual([]);
      }),
    );
  });

  test("nothing recorded is class 0 and stays the only class where nothing is", () => {
    expect(edgesOf([0, 0, 0])).toEqual([0]);
    expect(edgesOf([])).toEqual([0]);
    expect([...classifyCounts(Uint32Array.of(0, 4, 0)).classOf]).toEqual([0, 1, 0]);
  });

  test("a few rows get a class per count", () => {
    expect(edgesOf([0, 0, 1, 1, 1, 1, 2, 2, 3, 4])).toEqual([0, 1, 2, 3, 4]);
    expect(edgesOf([1, 2, 2, 3, 3, 3, 3, 3, 3, 3])).toEqual([0, 1, 2, 5]);
    expect(edgesOf([0, 9])).toEqual([0, 10]);
    const scattered = [1, 2, 3, 4, 5, 6, 7, 9].flatMap((value, i) => new Array(2 ** (8 - i)).fill(value));
    expect(edgesOf(scattered)).toEqual([0, 1, 2, 5, 10]);
  });

  test("a long tail gets round edges", () => {
    const tail = range(1, 200).map((i) => Math.floor(2000 / i));
    expect(edgesOf(tail)).toEqual([0, 10, 15, 20, 25, 40, 75, 2000]);
    expect(edgesOf(tail.map((count) => count * 1000))).toEqual([
      0, 10_000, 15_000, 20_000, 25_000, 40_000, 75_000, 2_000_000,
    ]);
  });

  test("counts that are all alike in size get edges between them", () => {
    expect(edgesOf(range(101, 149))).toEqual([0, 110, 120, 130, 140, 150]);
    expect(edgesOf([11, 12, 13])).toEqual([0, 11, 12, 13]);
  });

  test("classes hold about as many cells as each other where counts are spread out", () => {
    const { classOf, classEdges } = classifyCounts(Uint32Array.from(range(1, 700)));
    const held = range(1, classEdges.length - 1).map((own) => classOf.filter((each) => each === own).length);
    expect(held.length).toBeGreaterThanOrEqual(5);
    expect(Math.max(...held)).toBeLessThanOrEqual(2 * Math.min(...held));
  });

  test("fewer than two classes are refused", () => {
    expect(() => classifyCounts(Uint32Array.of(1), 1)).toThrow("Expected 2 to 256 classes, got 1.");
  });
});
