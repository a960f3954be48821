import { expect, it } from "vitest";
import { nameFile } from "../../../src/ui/charts/name-file.ts";

it("names a file after a chart's title", () => {
  expect(nameFile("Recorded by month", "csv")).toBe("recorded-by-month.csv");
  expect(nameFile("How many? (Café, 50%)", "svg")).toBe("how-many-cafe-50.svg");
});

it("has a name where the title has no letters, and no path in it", () => {
  expect(nameFile("…", "png")).toBe("chart.png");
  expect(nameFile("../../etc", "png")).toBe("etc.png");
});
