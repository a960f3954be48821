import { describe, expect, test } from "vitest";
import { CATEGORY_PRESETS, type CategoryPreset } from "../../../src/model/category-presets.ts";
import { HARM_INDICES } from "../../../src/sources/harm-weights.ts";
import { categoriesHere, isPresetActive, sayMissing } from "../../../src/ui/bench/where-page/preset-state.ts";
import {
  listWeights,
  readWeights,
  sayEdits,
  writeDraft,
} from "../../../src/ui/bench/where-page/weight-rows.ts";

const preset = CATEGORY_PRESETS[0] as CategoryPreset;
const names = ["Burglary", "Public order", "Violence and sexual offences"];

describe("a preset", () => {
  test("is active where just its categories count, in whatever order", () => {
    expect(isPresetActive(preset, names, ["Public order", "Violence and sexual offences"])).toBe(true);
    expect(isPresetActive(preset, names, null)).toBe(false);
    expect(isPresetActive(preset, names, ["Public order"])).toBe(false);
    expect(isPresetActive(preset, names, ["Public order", "Violence and sexual offences", "Burglary"])).toBe(
      false,
    );
    expect(isPresetActive(preset, names, ["Public order", "Burglary"])).toBe(false);
  });

  test("takes the categories that the data has, and says which it lacks", () => {
    expect(categoriesHere(preset, ["Public order"])).toEqual(["Public order"]);
    expect(isPresetActive(preset, ["Public order"], ["Public order"])).toBe(true);
    expect(sayMissing(preset, ["Public order"])).toContain("no category Violence and sexual offences");
    expect(sayMissing(preset, names)).toBeNull();
  });

  test("is never active in data that has none of its categories", () => {
    expect(isPresetActive(preset, ["Burglary"], [])).toBe(false);
    expect(sayMissing(preset, ["Burglary"])).toContain("has none of the categories");
  });
});

describe("weights of one's own", () => {
  const index = HARM_INDICES.find(({ id }) => id === "cchiDays") ?? null;

  test("stand beside the index's values, categories with most rows first, none left out", () => {
    const rows = listWeights(index, [
      { name: "Robbery", rows: 3 },
      { name: "Piracy", rows: 8 },
    ]);
    expect(rows.slice(0, 2)).toEqual([
      { name: "Piracy", rows: 8, official: null },
      { name: "Robbery", rows: 3, official: 365 },
    ]);
    expect(rows).toContainEqual({ name: "Anti-social behaviour", rows: 0, official: null });
    expect(rows).toHaveLength(15);
  });

  test("are the numbers from 0 on that were typed; an empty field is the index's own", () => {
    expect(
      readWeights({ Robbery: 100, Burglary: "0.5", Drugs: "", Piracy: "-", Arson: -1, Theft: 0 }),
    ).toEqual({
      Robbery: 100,
      Burglary: 0.5,
      Theft: 0,
    });
  });

  test("come back into their fields", () => {
    expect(readWeights(writeDraft({ Robbery: 100, Burglary: 0, Drugs: null }))).toEqual({
      Robbery: 100,
      Burglary: 0,
    });
  });

  test("are named", () => {
    expect(sayEdits({})).toBeNull();
    expect(sayEdits({ Robbery: 1 })).toBe("One weight is your own: Robbery.");
    expect(sayEdits({ Robbery: 1, Burglary: 2 })).toBe("2 weights are your own: Burglary, Robbery.");
  });
});
