import { describe, expect, it } from "vitest";
import { destination } from "../../src/model/geodesy.ts";
import { describePlace, describePostPlace } from "../../src/plan/describe-place.ts";
import { examplePlan, WEMBLEY } from "./example-plan.ts";

const venue = { id: null, name: "Wembley Stadium", at: WEMBLEY, capacity: null };

describe("a place in words", () => {
  it("is distance and direction from the venue", () => {
    expect(describePlace(destination(WEMBLEY, 45, 312), venue, null)).toBe(
      "310 m north-east of Wembley Stadium",
    );
  });

  it("begins with the name the data gives it", () => {
    const at = destination(WEMBLEY, 180, 312);
    expect(describePlace(at, venue, "On or near Olympic Way")).toBe(
      "near Olympic Way, 310 m south of Wembley Stadium",
    );
    expect(describePlace(at, venue, "Ealing Road")).toBe("near Ealing Road, 310 m south of Wembley Stadium");
  });

  it("changes to kilometres where metres would be four figures", () => {
    expect(describePlace(destination(WEMBLEY, 270, 994), venue, null)).toBe("990 m west of Wembley Stadium");
    expect(describePlace(destination(WEMBLEY, 270, 996), venue, null)).toBe("1.0 km west of Wembley Stadium");
    expect(describePlace(destination(WEMBLEY, 270, 1849), venue, null)).toBe(
      "1.8 km west of Wembley Stadium",
    );
  });

  it("is the venue itself within 25 m", () => {
    expect(describePlace(destination(WEMBLEY, 0, 20), venue, null)).toBe("at Wembley Stadium");
    expect(describePlace(WEMBLEY, { ...venue, name: "" }, null)).toBe("at the venue");
  });
});

describe("the place of a post", () => {
  it("begins with what the plan's list calls it, and not with what the data does", () => {
    const at = destination(WEMBLEY, 180, 312);
    const plan = { ...examplePlan(), sites: [{ name: "Gate A", at }] };
    expect(describePostPlace(plan, at, "Olympic Way")).toBe("Gate A, 310 m south of Wembley Stadium");
    expect(describePostPlace(plan, WEMBLEY, "Olympic Way")).toBe("near Olympic Way, at Wembley Stadium");
  });
});
