import fc from "fast-check";
import type { FeatureCollection, Point } from "geojson";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import type { PlanDocument } from "../../src/model/plan-document.ts";
import { ProblemError } from "../../src/model/problem.ts";
import { setVenue } from "../../src/plan/edit-plan.ts";
import { removePost } from "../../src/plan/edit-posts.ts";
import { snapshotEvidence } from "../../src/plan/evidence.ts";
import { exportPostsCsv, exportPostsGeoJson } from "../../src/plan/export-posts.ts";
import { writePlanFile } from "../../src/plan/plan-file.ts";
import { arbitraryPlan } from "./arbitrary-plan.ts";
import {
  EXAMPLE_SOURCE,
  EXAMPLE_SUMMARY,
  exampleDeployment,
  examplePlan,
  exampleSurface,
} from "./example-plan.ts";

const SIMULATED = { simulated: true, attribution: EXAMPLE_SOURCE.attribution };
const bare = examplePlan();
const plan = {
  ...bare,
  source: SIMULATED,
  evidence: snapshotEvidence(bare, exampleDeployment(bare), exampleSurface(bare, [900]), EXAMPLE_SUMMARY),
};

function readCsv(text: string): Record<string, string>[] {
  const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  return data;
}

function withPlace(place: string) {
  const posts = plan.evidence.posts.map((post) => ({ ...post, why: [place] }));
  return { ...plan, evidence: { ...plan.evidence, posts } };
}

describe("posts as CSV", () => {
  it("have a row each, with figures, source, badge and method in every row", () => {
    const rows = readCsv(exportPostsCsv(plan));
    expect(rows).toHaveLength(3);
    expect(rows[0]).toEqual({
      number: "1",
      name: "Post 1",
      type: "post",
      place: "near Olympic Way, 330 m north of Wembley Stadium",
      latitude: "51.559",
      longitude: "-0.2796",
      unit: "serial",
      officers: "7",
      from: "15:00",
      until: "01:30",
      on_duty: "15:00–01:30",
      reaches_share: "0.167",
      only_here_share: "0.073",
      why: "Violence and sexual offences; Theft from the person",
      pinned: "true",
      chosen_by: "officer",
      source: "data.police.uk, Open Government Licence v3.0",
      data: "Simulated data",
      method: expect.stringContaining(
        "no placing of the other 2 units on the 211 candidate places covers more than 83.1%",
      ),
    });
  });

  it("survive quotes, commas and line breaks in a name", () => {
    const name = 'Corner "Nag\'s Head",\r\nHigh Road';
    expect(readCsv(exportPostsCsv(withPlace(name)))[0]?.why).toBe(name);
  });

  it.each(["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"])("disarm %j", (formula) => {
    expect(readCsv(exportPostsCsv(withPlace(formula)))[0]?.why).toBe(`'${formula}`);
  });

  it("leave negative numbers alone", () => {
    expect(exportPostsCsv(plan)).toContain(",51.559,-0.2796,");
  });

  it("end every line with CR LF", () => {
    expect(exportPostsCsv(plan).split("\r\n")).toHaveLength(5);
    expect(exportPostsCsv(plan).replaceAll("\r\n", "")).not.toContain("\n");
  });

  it("keep source and badge where an edit has taken the figures", () => {
    expect(readCsv(exportPostsCsv(removePost(plan, "post-3")))[0]).toMatchObject({
      reaches_share: "",
      source: "data.police.uk, Open Government Licence v3.0",
      data: "Simulated data",
    });
  });

  it("say of data that is not simulated that it was recorded", () => {
    expect(readCsv(exportPostsCsv({ ...plan, source: EXAMPLE_SOURCE }))[0]?.data).toBe("Recorded data");
  });

  it("say that there was no data, and leave shares empty, where there was none", () => {
    expect(readCsv(exportPostsCsv(bare))[0]).toMatchObject({
      reaches_share: "",
      source: "No crime data",
      data: "No crime data",
    });
  });
});

describe("posts as GeoJSON", () => {
  const collection = JSON.parse(exportPostsGeoJson(plan)) as FeatureCollection<Point> &
    Record<string, unknown>;

  it("are points with the figures of the table", () => {
    expect(collection.features).toHaveLength(3);
    expect(collection.features[0]).toMatchObject({
      type: "Feature",
      id: "post-1",
      geometry: { type: "Point", coordinates: [-0.2796, 51.559] },
      properties: {
        number: 1,
        unit: "serial",
        officers: 7,
        from: "15:00",
        until: "01:30",
        on_duty: "15:00–01:30",
        reaches_share: 0.167,
        why: ["Violence and sexual offences", "Theft from the person"],
        data: "Simulated data",
      },
    });
  });

  it("say source, badge and method on the collection", () => {
    expect(collection).toMatchObject({
      type: "FeatureCollection",
      name: "Operational order: Summer concert, night 2",
      source: "data.police.uk, Open Government Licence v3.0",
      data: "Simulated data",
      method: expect.stringContaining("Optimal within 0.6 points."),
    });
  });
});

describe("fixed posts in an export", () => {
  const needs = [
    { unit: "serial", phase: "arrival", officers: 10 },
    { unit: "serial", phase: "dispersal", officers: 7 },
  ] as const;
  const gate = { id: "fixed-1", name: "Gate A", kind: "gate", at: [-0.28, 51.557], needs } as const;
  const staffed: PlanDocument = { ...plan, phases: ["arrival", "event", "dispersal"], fixedPosts: [gate] };

  it("follow the posts, with who stands there when", () => {
    const rows = readCsv(exportPostsCsv(staffed));
    expect(rows).toHaveLength(4);
    expect(rows[3]).toMatchObject({
      number: "",
      name: "Gate A",
      type: "fixed post, gate",
      place: "110 m north of Wembley Stadium",
      latitude: "51.557",
      unit: "serial",
      officers: "14",
      from: "15:00",
      until: "01:30",
      on_duty: "15:00–18:30 2 foot serials, 14 officers; 22:30–01:30 1 foot serial, 7 officers",
      reaches_share: "",
      pinned: "true",
      data: "Simulated data",
    });
  });

  it("are points of their own in GeoJSON", () => {
    expect(JSON.parse(exportPostsGeoJson(staffed)).features[3]).toMatchObject({
      id: "fixed-1",
      geometry: { type: "Point", coordinates: [-0.28, 51.557] },
      properties: { name: "Gate A", type: "fixed post, gate", officers: 14 },
    });
  });

  it("are worth a file by themselves", () => {
    expect(readCsv(exportPostsCsv({ ...staffed, posts: [], evidence: null }))).toHaveLength(1);
  });
});

describe("an export without posts", () => {
  it("is refused, since it would say nothing", () => {
    const empty = setVenue(plan, { ...plan.event.venue, at: [0, 50] });
    expect(() => exportPostsCsv(empty)).toThrow("There are no posts to export.");
    expect(() => exportPostsGeoJson(empty)).toThrow("There are no posts to export.");
  });
});

describe("an export", () => {
  it("is made of any legal plan with posts or fixed posts", () => {
    fc.assert(
      fc.property(
        arbitraryPlan.filter(({ posts, fixedPosts }) => posts.length + fixedPosts.length > 0),
        (any) => {
          expect(JSON.parse(exportPostsGeoJson(any)).features).toHaveLength(
            any.posts.length + any.fixedPosts.length,
          );
          expect(exportPostsCsv(any)).toMatch(/^number,name,/);
        },
      ),
    );
  });

  it.each<[string, PlanDocument]>([
    ["201 posts", examplePlan(201)],
    ["a post nowhere", { ...plan, posts: plan.posts.map((post) => ({ ...post, at: [Number.NaN, 51.5] })) }],
    ["two posts of one id", { ...plan, posts: plan.posts.map((post) => ({ ...post, id: "post-1" })) }],
    ["figures of other posts", { ...plan, posts: plan.posts.slice(1) }],
    ["a date that is none", { ...plan, event: { ...plan.event, date: "tomorrow" } }],
    ["an endless attribution", { ...plan, source: { ...SIMULATED, attribution: "x".repeat(1001) } }],
  ])("of a plan with %s is refused in words, as its file is", (_, broken) => {
    for (const write of [exportPostsCsv, exportPostsGeoJson, writePlanFile]) {
      expect(() => write(broken)).toThrow(ProblemError);
    }
  });
});
