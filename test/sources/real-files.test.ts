import { existsSync, openAsBlob } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { CrimeTable } from "../../src/model/crime-table.ts";
import type { Harmonising } from "../../src/model/offence-taxonomy.ts";
import { formatMonth } from "../../src/model/wall-clock.ts";
import { openFiles } from "../../src/sources/open-files.ts";
import { summariseTable } from "../../src/sources/summarise-table.ts";

const FOLDER = new URL("../../../shared/crime-data/", import.meta.url);

// The counts were taken from the same files with Python's csv and json modules.
describe.skipIf(!existsSync(FOLDER))("real files of ../shared/crime-data", () => {
  it("police-uk-2018-10_2019-02.zip", async () => {
    const table = await open("police-uk-2018-10_2019-02.zip");
    expect(outline(table)).toEqual({
      rowsRead: 151_711,
      rows: 150_430,
      locations: 27_238,
      categories: 14,
      most: { name: "Violence and sexual offences", rows: 42_237 },
      precision: "month",
      months: "2018-10 to 2019-02",
    });
    expect(dropped(table)).toEqual({
      "no-coordinates": 1281,
      "zero-coordinates": 0,
      "outside-world": 0,
      "malformed-row": 0,
    });
    expect(table.files).toHaveLength(20);
    expect(table.files.find((file) => file.name.endsWith("2019-02-south-wales-street.csv"))).toMatchObject({
      rowsRead: 11_278,
      rowsKept: 11_033,
    });
    expect(table.attribution).toBe("data.police.uk, Open Government Licence v3.0");
    expect(table.places.some((place) => /^on or near|^no location$/i.test(place))).toBe(false);
  });

  it("met-burglary-2019-01_2025-02.zip", async () => {
    const table = await open("met-burglary-2019-01_2025-02.zip");
    expect(outline(table)).toEqual({
      rowsRead: 364_273,
      rows: 359_447,
      locations: 90_748,
      categories: 1,
      most: { name: "Burglary", rows: 359_447 },
      precision: "month",
      months: "2019-01 to 2025-02",
    });
    expect(dropped(table)["no-coordinates"]).toBe(4826);
  });

  const london = {
    rowsRead: 1_142_981,
    rows: 1_142_981,
    locations: 32_615,
    categories: 14,
    most: { name: "Violence and sexual offences", rows: 275_152 },
    precision: "month",
    months: "2025-05 to 2026-04",
  };

  it("london-2025-05_2026-04-gridded.csv.gz", async () => {
    expect(outline(await open("london-2025-05_2026-04-gridded.csv.gz"))).toEqual(london);
  });

  it("london-2025-05_2026-04-gridded.csv.gz, unpacked", async () => {
    const packed = await (await blobOf("london-2025-05_2026-04-gridded.csv.gz")).arrayBuffer();
    const blob = new Blob([new Uint8Array(gunzipSync(packed))]);
    expect(outline(await openFiles([{ name: "london.csv", blob }]))).toEqual(london);
  });

  it("wembley-2025-05_2026-04-gridded-street.csv.gz", async () => {
    const table = await open("wembley-2025-05_2026-04-gridded-street.csv.gz");
    expect(outline(table)).toEqual({
      rowsRead: 99_327,
      rows: 99_327,
      locations: 2621,
      categories: 14,
      most: { name: "Violence and sexual offences", rows: 24_730 },
      precision: "month",
      months: "2025-05 to 2026-04",
    });
    expect(table.places).toEqual([]);
  });

  it("chicago-aggravated-assaults-2010_2019.csv.gz", async () => {
    expect(outline(await open("chicago-aggravated-assaults-2010_2019.csv.gz"))).toEqual({
      rowsRead: 148_636,
      rows: 148_636,
      locations: 62_884,
      categories: 1,
      most: { name: "Unspecified", rows: 148_636 },
      precision: "minute",
      months: "2010-01 to 2019-12",
    });
  });

  it("houston-2010-01_08.csv.gz, in its own words", async () => {
    const table = await open("houston-2010-01_08.csv.gz", OWN_WORDS);
    expect(outline(table)).toEqual({
      rowsRead: 86_314,
      rows: 86_309,
      locations: 24_251,
      categories: 7,
      most: { name: "theft", rows: 46_552 },
      precision: "hour",
      months: "2010-01 to 2010-08",
    });
    expect(dropped(table)["no-coordinates"]).toBe(5);
  });

  it("lancashire-asb-2022.tab: months, though written as first days", async () => {
    expect(outline(await open("lancashire-asb-2022.tab"))).toEqual({
      rowsRead: 56_434,
      rows: 56_434,
      locations: 17_848,
      categories: 1,
      most: { name: "Unspecified", rows: 56_434 },
      precision: "month",
      months: "2022-01 to 2022-12",
    });
  });

  it("chicago-2018-no-date.parquet, in its own words", async () => {
    const { locations: _, ...rest } = outline(await open("chicago-2018-no-date.parquet", OWN_WORDS));
    expect(rest).toEqual({
      rowsRead: 156_385,
      rows: 156_385,
      categories: 31,
      most: { name: "THEFT", rows: 37_291 },
      precision: "none",
      months: "none",
    });
  });

  it("police-uk-api-o2-2014-08.json: the same columns and categories as a street file", async () => {
    const table = await open("police-uk-api-o2-2014-08.json");
    expect(outline(table)).toEqual({
      rowsRead: 376,
      rows: 376,
      locations: 153,
      categories: 14,
      most: { name: "Anti-social behaviour", rows: 94 },
      precision: "month",
      months: "2014-08 to 2014-08",
    });
    expect(table.files[0]?.format).toBe("data.police.uk JSON");
    expect(table.attribution).toBe("data.police.uk, Open Government Licence v3.0");
    expect(table.categories).toContain("Violence and sexual offences");
    expect(table.places).toContain("Gorse Close");
  });

  it("opens archive, gzip, tab and Parquet files together", async () => {
    const names = ["police-uk-2018-10_2019-02.zip", "wembley-2025-05_2026-04-gridded-street.csv.gz"];
    names.push("lancashire-asb-2022.tab", "chicago-2018-no-date.parquet");
    const table = await openFiles(
      await Promise.all(names.map(async (name) => ({ name, blob: await blobOf(name) }))),
    );
    expect(table.rowCount).toBe(150_430 + 99_327 + 56_434 + 156_385);
    expect(table.timePrecision).toBe("none");
  });
});

function blobOf(name: string): Promise<Blob> {
  return openAsBlob(new URL(name, FOLDER));
}

const OWN_WORDS: Harmonising = { scope: "none", edits: {} };

async function open(name: string, harmonising?: Harmonising): Promise<CrimeTable> {
  return openFiles([{ name, blob: await blobOf(name) }], harmonising ? { harmonising } : {});
}

function outline(table: CrimeTable) {
  const { categories, months, timePrecision } = summariseTable(table);
  return {
    rowsRead: table.files.reduce((sum, file) => sum + file.rowsRead, 0),
    rows: table.rowCount,
    locations: table.locationCount,
    categories: categories.length,
    most: categories[0],
    precision: timePrecision,
    months: months ? `${formatMonth(months.first)} to ${formatMonth(months.last)}` : "none",
  };
}

function dropped(table: CrimeTable): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const file of table.files) {
    for (const [reason, count] of Object.entries(file.dropped)) sums[reason] = (sums[reason] ?? 0) + count;
  }
  return sums;
}
