import { describe, expect, it } from "vitest";
import type { Deployment } from "../../src/model/deployment.ts";
import type { PlanDocument } from "../../src/model/plan-document.ts";
import { setUnitGroup } from "../../src/plan/edit-fleet.ts";
import { setQuery } from "../../src/plan/edit-plan.ts";
import { addPost } from "../../src/plan/edit-posts.ts";
import { snapshotEvidence } from "../../src/plan/evidence.ts";
import { composeOrder } from "../../src/plan/operational-order.ts";
import { decodePlanLink, encodePlanLink } from "../../src/plan/plan-link.ts";
import {
  EXAMPLE_SOURCE,
  EXAMPLE_SUMMARY,
  exampleDeployment,
  examplePlan,
  exampleSurface,
} from "./example-plan.ts";

const plan = { ...examplePlan(), source: EXAMPLE_SOURCE };
const surface = exampleSurface(plan, [9000, 900, 100]);

/** The order of a plan whose data is open. */
function orderOf(of: PlanDocument, deployment: Deployment = exampleDeployment(of), counted = surface) {
  return composeOrder(of, snapshotEvidence(of, deployment, counted, EXAMPLE_SUMMARY), "known");
}

describe("the operational order", () => {
  const order = orderOf(plan);

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
      "82.5% of the recorded crime counted is within 300 m of one of the 3 foot serials.",
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
      kind: "serial",
      pinned: true,
      chosenBy: "officer",
      placeWords: "near Olympic Way, 330 m north of Wembley Stadium",
      coordinates: "51.55900, −0.27960",
      unit: "Foot serial, 7 officers",
      officers: 7,
      from: "15:00",
      until: "01:30",
      times: "15:00–01:30",
      covers: "16.7%",
      onlyHere: "7.3%",
      reachesShare: 0.167,
      onlyHereShare: 0.073,
      why: ["Violence and sexual offences", "Theft from the person"],
    });
  });

  it("says of each fixed post where it is and who stands there when, phase by phase or all evening", () => {
    const needs = [
      { unit: "serial", phase: "arrival", officers: 10 },
      { unit: "serial", phase: "event", officers: 7 },
    ] as const;
    const gate = { id: "fixed-1", name: "Gate A", kind: "gate", at: plan.event.venue.at, needs } as const;
    const nobody = { ...gate, id: "fixed-2", name: "Gate B", needs: [] };
    const evening = { ...plan, fixedPosts: [gate, nobody] };
    expect(orderOf(evening).fixedPosts.map(({ words }) => words)).toEqual([
      "15:00–01:30 2 foot serials, 14 officers",
      "Nobody is asked for.",
    ]);
    expect(orderOf(evening).method[0]).toMatch(/one of the 3 foot serials and 1 fixed post\.$/);
    expect(orderOf({ ...evening, phases: ["arrival", "event", "night"] }).fixedPosts[0]).toMatchObject({
      placeWords: "near Olympic Way, at Wembley Stadium",
      words: "15:00–18:30 2 foot serials, 14 officers; 18:30–22:30 1 foot serial, 7 officers",
    });
  });

  it("says of fixed posts what they cover, and nothing where the plan's figures are older than they", () => {
    const gate = { id: "fixed-1", name: "Gate A", kind: "gate", at: plan.event.venue.at, needs: [] } as const;
    const gated = { ...plan, fixedPosts: [gate] };
    const evidence = snapshotEvidence(gated, exampleDeployment(gated), surface, EXAMPLE_SUMMARY);
    expect(composeOrder(gated, evidence, "known").fixedPosts[0]).toMatchObject({
      ...{ covers: "16.7%", onlyHere: "7.3%", placeWords: "near Olympic Way, at Wembley Stadium" },
      why: ["Violence and sexual offences", "Theft from the person"],
    });
    expect(composeOrder(gated, { ...evidence, fixedPosts: [] }, "known").fixedPosts[0]).toMatchObject({
      ...{ covers: "not known", placeWords: "at Wembley Stadium", why: [] },
    });
  });

  it("warns where posts cannot all be staffed", () => {
    const few = setUnitGroup(plan, "serial", { count: 0 });
    expect(orderOf(plan).warnings).toEqual([]);
    expect(composeOrder(few, null, "unknown").warnings).toEqual([
      "Foot serials: pinned and fixed posts take 1, and 0 can be placed.",
    ]);
  });

  it("ends with source, span and number of the data, and with who decides", () => {
    expect(order.footers).toEqual([
      "Source: data.police.uk, Open Government Licence v3.0",
      "Data: May 2025 to Apr 2026; 10,000 recorded crimes in the study area. Counts from 1 to 4 are never shown; shares are rounded.",
      "Suggested from historic records; decisions are the commander's.",
    ]);
  });

  it("is the same for somebody who opens the link without the data", async () => {
    const evidence = snapshotEvidence(plan, exampleDeployment(plan), surface, EXAMPLE_SUMMARY);
    const reading = await decodePlanLink(await encodePlanLink({ ...plan, evidence }));
    if (!reading.ok) throw new Error(reading.problem.what);
    expect(composeOrder(reading.plan, reading.plan.evidence, "known")).toEqual(order);
  });

  it("says how many of the records count where a filter leaves some out", () => {
    const filtered = { ...surface, rowsInArea: 22_253 };
    expect(orderOf(plan, exampleDeployment(plan), filtered).footers[1]).toMatch(
      /^Data: May 2025 to Apr 2026; 10,000 of 22,253 recorded crimes in the study area counted\. /,
    );
  });

  it("does not give away by the number of records that each of many hexes has one", () => {
    const ones = exampleSurface(plan, Array(18).fill(1));
    const sparse = exampleDeployment(plan, { totalDemand: 18, coveredDemand: 10 });
    expect(JSON.stringify(orderOf(plan, sparse, ones))).not.toMatch(/\b18 (of|recorded)/);
  });

  it("wears its badge where the data is simulated, and says so at the foot, figures or not", () => {
    const simulated = { ...plan, source: { ...EXAMPLE_SOURCE, simulated: true } };
    for (const badged of [orderOf(simulated), composeOrder(simulated, null, "unknown")]) {
      expect(badged.simulatedBadge).toBe("Simulated data");
      expect(badged.footers.join(" ")).toContain("Simulated data: the records are generated");
    }
    expect(order.simulatedBadge).toBeNull();
  });

  it("gives posts and times without figures where there never was data", () => {
    const bare = composeOrder(examplePlan(), null, "unknown");
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
    expect(bare.attribution).toBeNull();
  });

  it("still names the source where the plan's figures are gone", () => {
    const changed = composeOrder(addPost(plan, [-0.28, 51.55], "serial", null), null, "unknown");
    expect(changed.method).toEqual([
      "What the posts cover is not known: the order was made without the crime data at hand.",
    ]);
    expect(changed.footers[0]).toBe("Source: data.police.uk, Open Government Licence v3.0");
  });

  it("says that figures are being worked out, not that there is no data", () => {
    const pending = composeOrder(plan, null, "pending");
    expect(pending.method).toEqual(["Figures are being worked out."]);
    expect(pending.rows[0]).toMatchObject({ covers: "being worked out", reachesShare: null });
  });

  it("gives no figures of another number of posts", () => {
    const evidence = snapshotEvidence(plan, exampleDeployment(plan), surface, EXAMPLE_SUMMARY);
    const changed = addPost(plan, [-0.28, 51.55], "serial", null);
    expect(composeOrder(changed, evidence, "known").rows[0]?.covers).toBe("not known");
  });

  it("tells kinds of unit apart, with their radii", () => {
    const mixed = addPost(plan, [-0.28, 51.55], "vehicle", null);
    const { method, rows } = orderOf(mixed);
    expect(method[0]).toBe(
      "82.5% of the recorded crime counted is within reach of one of the 3 foot serials and 1 vehicle (foot serial 300 m, vehicle 800 m).",
    );
    expect(rows[3]?.unit).toBe("Vehicle, 2 officers");
  });

  it("speaks of a single unit in the singular", () => {
    const single = setUnitGroup(examplePlan(1), "serial", { coverRadiusM: 1500 });
    expect(orderOf(single).method[0]).toBe(
      "82.5% of the recorded crime counted is within 1.5 km of the foot serial.",
    );
  });

  it("names the crime types that were counted, the first six of many", () => {
    const categories = ["a", "b", "c", "d", "e", "f", "g", "h"];
    const filtered = setQuery(plan, { categories, period: null, weekHours: null });
    const { method } = orderOf(filtered);
    expect(method.at(-1)).toMatch(/^Counted: a, b, c, d, e, f and 2 more, in/);
  });

  it("shows no share that stands for fewer than five", () => {
    const few = exampleDeployment(plan, {
      post: { reaches: 3, onlyHere: 1 },
      totalDemand: 40,
      coveredDemand: 30,
    });
    const [row] = orderOf(plan, few).rows;
    expect(row).toMatchObject({
      covers: "none or too few",
      onlyHere: "none or too few",
      reachesShare: null,
      why: [],
    });
  });

  it("says when there are no posts yet", () => {
    expect(composeOrder(examplePlan(0), null, "pending").method).toEqual(["No posts are placed yet."]);
  });
});
