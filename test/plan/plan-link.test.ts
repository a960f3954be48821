import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PLAN_VERSION } from "../../src/model/plan-document.ts";
import { ProblemError } from "../../src/model/problem.ts";
import { decodePlanLink, encodePlanLink } from "../../src/plan/plan-link.ts";
import { arbitraryNormalPlan } from "./arbitrary-plan.ts";
import { examplePlan } from "./example-plan.ts";

const linkOf = (bytes: Uint8Array) => `plan=1.${Buffer.from(bytes).toString("base64url")}`;

describe("a plan link", () => {
  it("gives the same plan when it is opened", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryNormalPlan, async (plan) => {
        expect(await decodePlanLink(await encodePlanLink(plan))).toEqual({ ok: true, plan });
      }),
    );
  });

  it("is plain: version, then raw DEFLATE of compact JSON in base64url", async () => {
    expect(await encodePlanLink(examplePlan())).toMatch(/^plan=1\.[\w-]+$/);
    const packed = linkOf(deflateRawSync(JSON.stringify(examplePlan())));
    expect(await decodePlanLink(packed)).toEqual({ ok: true, plan: examplePlan() });
  });

  it("keeps twelve posts well below what messengers cut", async () => {
    expect((await encodePlanLink(examplePlan(12))).length).toBeLessThan(1000);
  });

  it("opens with the # of the address before it", async () => {
    expect((await decodePlanLink(`#${await encodePlanLink(examplePlan())}`)).ok).toBe(true);
  });

  it("is never made where it could not be opened", async () => {
    await expect(encodePlanLink(examplePlan(201))).rejects.toBeInstanceOf(ProblemError);
  });

  it("is never made longer than it could be opened", async () => {
    let seed = 1;
    const noise = (length: number) =>
      Array.from({ length }, () => {
        seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
        return String.fromCharCode(0x4e00 + ((seed >>> 16) % 0x5000));
      }).join("");
    const categories = Array.from({ length: 300 }, () => noise(100));
    const large = { ...examplePlan(), query: { categories, period: null, weekHours: null } };
    await expect(encodePlanLink(large)).rejects.toThrow("too large for a link");
  });

  it("that was cut short is damaged, wherever it was cut", async () => {
    const link = await encodePlanLink(examplePlan());
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: "plan=1.".length, max: link.length - 1 }), async (length) => {
        expect(await decodePlanLink(link.slice(0, length))).toMatchObject({ ok: false, kind: "damaged" });
      }),
    );
  });

  it("of a later version needs a newer Muster, whatever follows", async () => {
    const reading = await decodePlanLink("plan=2.anything, even %%%");
    expect(reading).toMatchObject({ ok: false, kind: "too-new" });
    expect(!reading.ok && reading.problem.what).toBe(
      "The link was made by a newer Muster (link version 2; this one reads up to 1).",
    );
  });

  it("with a plan of a later version needs a newer Muster", async () => {
    const link = linkOf(deflateRawSync(JSON.stringify({ ...examplePlan(), version: PLAN_VERSION + 1 })));
    expect(await decodePlanLink(link)).toMatchObject({ ok: false, kind: "too-new" });
  });

  it.each(["", "#", "post=4", "plan=", "plan=x.abc", "plan=0.abc"])("is not one: %j", async (fragment) => {
    expect(await decodePlanLink(fragment)).toMatchObject({ ok: false, kind: "invalid" });
  });

  it("longer than 64 KiB is damaged", async () => {
    const fragment = `plan=1.${"A".repeat(64 * 1024)}`;
    expect(await decodePlanLink(fragment)).toMatchObject({ ok: false, kind: "damaged" });
  });

  it("that unpacks to more than 2 MiB is damaged", async () => {
    const bomb = linkOf(deflateRawSync(Buffer.alloc(30 * 1024 * 1024, " ")));
    expect(bomb.length).toBeLessThan(64 * 1024);
    const reading = await decodePlanLink(bomb);
    expect(reading).toMatchObject({ ok: false, kind: "damaged" });
    expect(!reading.ok && reading.problem.what).toContain("far more than any plan");
  });

  it("with text that is not UTF-8 is damaged", async () => {
    const link = linkOf(deflateRawSync(Buffer.from([0x22, 0xff, 0xfe, 0x22])));
    expect(await decodePlanLink(link)).toMatchObject({ ok: false, kind: "damaged" });
  });

  it("never throws, whatever it carries", async () => {
    const base64 = fc.uint8Array({ maxLength: 200 }).map((bytes) => linkOf(bytes));
    const packed = fc.uint8Array({ maxLength: 200 }).map((bytes) => linkOf(deflateRawSync(bytes)));
    const json = fc.json().map((text) => linkOf(deflateRawSync(text)));
    const text = fc.string({ unit: "binary" }).map((rest) => `plan=1.${rest}`);
    await fc.assert(
      fc.asyncProperty(fc.oneof(base64, packed, json, text, fc.string()), async (fragment) => {
        expect((await decodePlanLink(fragment)).ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
