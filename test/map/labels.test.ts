import { describe, expect, it } from "vitest";
import { SPOT_NAMES } from "../../src/map/count-spots.ts";
import {
  describeHex,
  describePost,
  describeScene,
  roundDistance,
  shortVenueName,
} from "../../src/map/labels.ts";
import { dashOutline, dotRing, ringsOf } from "../../src/map/rings.ts";
import type { Scene, SceneHexes, ScenePost } from "../../src/map/scene.ts";
import { distanceM } from "../../src/model/geodesy.ts";
import { formatDistance } from "../../src/model/wording.ts";

const POST: ScenePost = {
  id: "a",
  at: [-0.2796, 51.556],
  coverRadiusM: 300,
  pinned: false,
  number: 4,
  words: "foot serial, suggested",
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
  it("is its number, who stands there, who chose it and how to move it", () => {
    expect(describePost(POST, true)).toBe("Post 4, foot serial, suggested. Drag or use arrow keys to move.");
  });

  it("says nothing of moving where it cannot be moved", () => {
    expect(describePost(POST, false)).toBe("Post 4, foot serial, suggested.");
  });
});

const HEXES: SceneHexes = {
  cells: ["a", "b", "c", "d"],
  classOf: Uint8Array.of(2, 1, 0, 0),
  classCount: 3,
  ramp: "sequential",
  shadedBy: "recorded count",
  significance: Int8Array.of(1, 0, -1, -1),
  outlineNames: SPOT_NAMES,
  describe: (index) => `hex ${index}`,
};

const SCENE: Scene = {
  area: { center: POST.at, radiusM: 500, resolution: 9 },
  venue: { id: "wembley", name: "Wembley Stadium", at: POST.at, capacity: 90_000 },
  hexes: HEXES,
  hexesPending: false,
  posts: [POST],
  fixedPosts: [],
  selectedCell: null,
  selectedPostId: null,
  selectedFixedPostId: null,
  scheme: "light",
};

describe("what is said of a hex", () => {
  it("is its own words", () => {
    expect(describeHex(SCENE, 2)).toBe("hex 2");
  });

  it("tells a count that is on its way from one that cannot be had", () => {
    expect(describeHex({ hexes: null, hexesPending: true }, 2)).toBe("Counting…");
    expect(describeHex({ hexes: null, hexesPending: false }, 2)).toBe("No crime data loaded");
  });
});

describe("a whole map in words", () => {
  it("counts posts, hexes, hotspots and coldspots", () => {
    expect(describeScene(SCENE)).toBe(
      "1 post around Wembley Stadium. 4 hexes shaded by recorded count, 1 significant hotspot and 2 significant coldspots among them.",
    );
  });

  it("says which measure shades the hexes, and what that outlines", () => {
    const hexes: SceneHexes = {
      ...HEXES,
      shadedBy: "emerging hot spots",
      outlineNames: { hot: "pattern of hot months", cold: "pattern of cold months" },
    };
    expect(describeScene({ ...SCENE, hexes })).toContain(
      "4 hexes shaded by emerging hot spots, 1 pattern of hot months and 2 patterns of cold months among them.",
    );
  });

  it("does not speak of hotspots where there are none", () => {
    const hexes = { ...HEXES, significance: new Int8Array(4) };
    expect(describeScene({ ...SCENE, hexes, posts: [] })).toBe(
      "0 posts around Wembley Stadium. 4 hexes shaded by recorded count.",
    );
  });

  it("does not say that there is no data while the hexes are being counted", () => {
    expect(describeScene({ ...SCENE, hexes: null, hexesPending: true })).toContain("being counted");
    expect(describeScene({ ...SCENE, hexes: null })).toContain("No crime data shown");
  });
});

describe("a scale bar's distance", () => {
  it("is the longest of 1, 2 or 5 times a power of ten that fits", () => {
    expect([149, 200, 499, 730, 1200, 9000].map(roundDistance)).toEqual([100, 200, 200, 500, 1000, 5000]);
  });

  it("is written in metres below a kilometre", () => {
    expect([730, 1200, 2600].map((metres) => formatDistance(roundDistance(metres)))).toEqual([
      "500 m",
      "1 km",
      "2 km",
    ]);
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
