import { describe, expect, it } from "vitest";
import { addPost, setQuery } from "../../src/plan/edit-plan.ts";
import { snapshotEvidence } from "../../src/plan/evidence.ts";
import { composeOrder } from "../../src/plan/operational-order.ts";
import { EXAMPLE_SUMMARY, exampleDeployment, examplePlan, exampleSurface } from "./example-plan.ts";

const plan = examplePlan();
const deployment = exampleDeployment(plan);
const surface = exampleSurface(plan, [9000, 900, 100]);
const evidence = snapshotEvidence(plan, deployment, surface, EXAMPLE_SUMMARY);

describe("the operational order", () => {
  const order = composeOrder(plan, deployment, evidence, EXAMPLE_SUMMARY);

  it("begins with what, where and when", () => {
    expect(order.title).toBe("Operational order: Summer concert, night 2");
    expect(order.subtitle).toBe("Wembley Stadium, Mon 22 Jun 2026. Doors 16:00, start 18:30, end 22:30.");
    expect(order.phases).toEqual([
      { name: "arrival", label: "Arrival", from: "15:00", until: "18:30" },
      { name: "event", label: "Event", from: "18:30", until: "22:30" },
      { name: "dispersal", label: "Dispersal", from: "22:30", until: "01:30" },
      { name: "night", label: "Night", from: "01:30", until: "08:00" },
    ]);
  });

  it("says in words what is covered, how well that is proven and what was counted", () => {
    expect(order.method).toEqual([
      "3 foot units cover 82.5% of recorded crime within 300 m of a post.",
      "Proven: with the pinned post kept, no placing of the other 2 units on the 211 candidate places covers more than 83.1%. Optimal within 0.6 points.",
      "The candidate places are the centres of the hexagons of the study area.",
      "Counted: all crime types, in the hexagons within 2 km of Wembley Stadium.",
    ]);
  });

  it("says of each post where it is, who stands there when and why", () => {
    expect(order.rows[0]).toEqual({
      id: "post-1",
      number: 1,
      name: "Post 1",
      at: [-0.2796, 51.559],
      mode: "foot",
      pinned: true,
      chosenBy: "officer",
      placeWords: "near Olympic Way, 330 m north of Wembley Stadium",
      coordinates: "51.55900, −0.27960",
      unit: "Foot, 7 officers",
      officers: 7,
      from: "15:00",
      until: "01:30",
      covers: "16.7%",
      onlyHere: "7.3%",
      reachesShare: 0.167,
      onlyHereShare: 0.073,
      why: ["Violence and sexual offences", "Theft from the person"],
    });
  });

  it("ends with source, span and number of the data, and with who decides", () => {
    expect(order.footers).toEqual([
      "Source: data.police.uk, Open Government Licence v3.0",
      "Data: May 2025 to Apr 2026; 10,000 recorded crimes in the study area. Counts from 1 to 4 are never shown; shares are rounded.",
      "Suggested from historic records; decisions are the commander's.",
    ]);
  });

  it("is the same for somebody who has only the link", () => {
    expect(composeOrder(plan, null, evidence, null)).toEqual(order);
  });

  it("wears its badge where the data is simulated, and says so at the foot", () => {
    const simulated = composeOrder(plan, null, { ...evidence, simulated: true }, null);
    expect(simulated.simulatedBadge).toBe("Simulated data");
    expect(simulated.footers.join(" ")).toContain("Simulated data: the records are generated");
    expect(order.simulatedBadge).toBeNull();
  });

  it("gives posts and times without figures where there is no data", () => {
    const bare = composeOrder(plan, null, null, null);
    expect(bare.rows[0]).toMatchObject({
      placeWords: "330 m north of Wembley Stadium",
      covers: "not known",
      reachesShare: null,
      why: [],
    });
    expect(bare.method).toEqual([
      "What the posts cover is not known: the order was made without crime data.",
    ]);
    expect(bare.footers).toEqual(["Suggested from historic records; decisions are the commander's."]);
  });

  it("gives no figures of posts that have since been changed", () => {
    const changed = addPost(plan, [-0.28, 51.55], "foot");
    expect(composeOrder(changed, deployment, null, EXAMPLE_SUMMARY).rows[0]?.covers).toBe("not known");
  });

  it("tells kinds of unit apart, with their radii", () => {
    const mixed = addPost(plan, [-0.28, 51.55], "vehicle");
    const { method, rows } = composeOrder(mixed, exampleDeployment(mixed), null, EXAMPLE_SUMMARY);
    expect(method[0]).toBe(
      "3 foot units and 1 vehicle unit cover 82.5% of recorded crime within reach of a post (foot 300 m, vehicle 800 m).",
    );
    expect(rows[3]?.unit).toBe("Vehicle, 2 officers");
  });

  it("names the crime types that were counted, the first six of many", () => {
    const categories = ["a", "b", "c", "d", "e", "f", "g", "h"];
    const filtered = setQuery(plan, { categories, period: null });
    const { method } = composeOrder(filtered, exampleDeployment(filtered), null, EXAMPLE_SUMMARY);
    expect(method.at(-1)).toMatch(/^Counted: a, b, c, d, e, f and 2 more, in/);
  });

  it("shows no share that stands for fewer than five", () => {
    const few = exampleDeployment(plan, {
      post: { reaches: 3, onlyHere: 1 },
      totalDemand: 40,
      coveredDemand: 30,
    });
    const [row] = composeOrder(plan, few, null, EXAMPLE_SUMMARY).rows;
    expect(row).toMatchObject({
      covers: "none or too few",
      onlyHere: "none or too few",
      reachesShare: null,
      why: [],
    });
  });

  it("says when there are no posts yet", () => {
    expect(composeOrder(examplePlan(0), null, null, null).method).toEqual(["No posts are placed yet."]);
  });
});
