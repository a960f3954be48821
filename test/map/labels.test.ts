import { describe, expect, it } from "vitest";
import { describePost, formatDistance, roundDistance, shortVenueName } from "../../src/map/labels.ts";
import { dashOutline, dotRing, ringsOf } from "../../src/map/rings.ts";
import type { Post } from "../../src/model/deployment.ts";
import { distanceM } from "../../src/model/geodesy.ts";

const POST: Post = {
  id: "a",
  at: [-0.2796, 51.556],
  mode: "foot",
  coverRadiusM: 300,
  pinned: false,
  chosenBy: "suggestion",
};

describe("a venue's name on the map", () => {
  it("leaves out the words that say only what it is", () => {
    expect(shortVenueName("Wembley Stadium")).toBe("Wembley");
    expect(shortVenueName("The O2 Arena")).toBe("O2");
    expect(shortVenueName("Hampden Park")).toBe("Hampden");
  });

  it("is whole where nothing would remain", () => {
    expect(shortVenueName("The Stadium")).toBe("The Stadium");
  });
});

describe("what is said of a post", () => {
  it("is its number, its mode, who chose it and how to move it", () => {
    expect(describePost(POST, 4, true)).toBe("Post 4, foot, suggested. Drag or use arrow keys to move.");
  });

  it("says nothing of moving where it cannot be moved", () => {
    expect(describePost({ ...POST, mode: "vehicle", pinned: true }, 1, false)).toBe(
      "Post 1, vehicle, pinned.",
    );
  });

  it("tells a post placed by hand from a suggested one", () => {
    expect(describePost({ ...POST, chosenBy: "officer" }, 2, false)).toBe("Post 2, foot, placed by hand.");
  });
});

describe("a scale bar's distance", () => {
  it("is the longest of 1, 2 or 5 times a power of ten that fits", () => {
    expect([149, 200, 499, 730, 1200, 9000].map(roundDistance)).toEqual([100, 200, 200, 500, 1000, 5000]);
  });

  it("is in metres below a kilometre", () => {
    expect([500, 1000, 2000].map(formatDistance)).toEqual(["500 m", "1 km", "2 km"]);
  });
});

describe("distance rings", () => {
  const center = [-0.2796, 51.556] as const;

  it("are those of 500 m, 1 km and 2 km that the study area holds", () => {
    const labels = (radiusM: number) => ringsOf({ center, radiusM, resolution: 9 }).map((ring) => ring.label);
    expect(labels(250)).toEqual([]);
    expect(labels(1500)).toEqual(["500 m", "1 km"]);
    expect(labels(2000)).toEqual(["500 m", "1 km", "2 km"]);
  });

  it("are drawn at their distance", () => {
    for (const [from, to] of dotRing(center, 1000)) {
      expect(distanceM(center, from)).toBeCloseTo(1000, 3);
      expect(distanceM(center, to)).toBeCloseTo(1000, 3);
    }
  });
});

it("dashes an outline with three strokes a side, half of each side left open", () => {
  const square = [
    [0, 0],
    [4, 0],
    [4, 4],
    [0, 4],
    [0, 0],
  ] as const;
  const dashes = dashOutline(square);
  expect(dashes).toHaveLength(12);
  const length = dashes.reduce((sum, [[x, y], [toX, toY]]) => sum + Math.hypot(toX - x, toY - y), 0);
  expect(length).toBeCloseTo(8, 9);
});
