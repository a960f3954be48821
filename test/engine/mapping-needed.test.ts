import { expect, it } from "vitest";
import { suggestExactly } from "../../src/deploy/suggest-posts.ts";
import { createEngine } from "../../src/engine/engine.ts";
import { serveEngine, settleOutcome } from "../../src/engine/service.ts";
import { MappingNeededError } from "../../src/model/mapping-needed.ts";

it("a request for a mapping crosses to the page whole, and the answer opens the file", async () => {
  const service = serveEngine(createEngine(suggestExactly));
  const files = [{ name: "a.csv", blob: new Blob(["e,n\n519220,185660\n"]) }];
  const outcome = structuredClone(await service.call(1, "openFiles", { files }, null));
  const error = (() => {
    try {
      return settleOutcome(outcome);
    } catch (reason) {
      return reason;
    }
  })();
  if (!(error instanceof MappingNeededError)) throw error;
  const { headerKey } = error.request;
  const position = { kind: "grid", easting: "e", northing: "n", crs: "EPSG:27700" } as const;
  const mapping = { position, time: null, category: null, place: null, id: null };
  const opened = await service.call(2, "openFiles", { files, mappings: [{ headerKey, mapping }] }, null);
  expect(opened).toMatchObject({ kind: "done", value: { rowCount: 1 } });
  const judged = await service.call(3, "judgeQuality", { area: null }, null);
  expect(judged).toMatchObject({ kind: "done", value: { rows: { read: 1, kept: 1 } } });
});
