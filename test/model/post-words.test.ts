import { describe, expect, it } from "vitest";
import type { Post } from "../../src/model/deployment.ts";
import { describeStanding } from "../../src/model/post-words.ts";
import { unitGroup } from "../deploy/small-cases.ts";

const FLEET = [unitGroup("serial", 300), unitGroup("dog", 200)];
const POST: Post = {
  ...{ id: "a", at: [-0.2796, 51.556], unit: "serial", coverRadiusM: 300, phases: null },
  ...{ pinned: false, chosenBy: "suggestion" },
};

describe("what is said of who stands at a post", () => {
  it("is what the unit is and that it was suggested", () => {
    expect(describeStanding(POST, FLEET)).toBe("foot serial, suggested");
  });

  it("tells a post placed by hand from a suggested one, and a pinned one from both", () => {
    expect(describeStanding({ ...POST, chosenBy: "officer" }, FLEET)).toBe("foot serial, placed by hand");
    expect(describeStanding({ ...POST, unit: "dog", pinned: true }, FLEET)).toBe("dog handler, pinned");
  });
});
