import { describe, expect, test } from "vitest";
import { CATEGORY_PRESETS } from "../../src/model/category-presets.ts";
import { OFFENCE_CATEGORIES } from "../../src/model/offence-taxonomy.ts";

describe("category presets", () => {
  test("name categories of data.police.uk, each once", () => {
    for (const { categories } of CATEGORY_PRESETS) {
      expect(OFFENCE_CATEGORIES).toEqual(expect.arrayContaining([...categories]));
      expect(new Set(categories).size).toBe(categories.length);
      expect(categories.length).toBeGreaterThan(0);
    }
  });

  test("have ids and names of their own", () => {
    const ids = CATEGORY_PRESETS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^[a-z-]+$/.test(id))).toBe(true);
    expect(CATEGORY_PRESETS.every(({ name, reason }) => name !== "" && reason !== "")).toBe(true);
  });

  test("the one for violence against women and girls says that it ranks places, and what it misses", () => {
    const preset = CATEGORY_PRESETS.find(({ id }) => id === "violence-against-women-and-girls");
    const said = preset?.limits.join(" ") ?? "";
    expect(said).toMatch(/places and times, not of people/);
    expect(said).toMatch(/never reported/);
    expect(said).toMatch(/at home/);
    expect(said).toMatch(/nothing of victims/);
  });
});
