import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { refuseLinkedFolder } from "../../scripts/install-dependencies.mjs";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "muster-install-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("refuseLinkedFolder", () => {
  test("refuses a link in one line, so that nothing is installed through it", () => {
    const link = join(folder, "node_modules");
    mkdirSync(join(folder, "elsewhere"));
    symlinkSync(join(folder, "elsewhere"), link, "junction");
    expect(() => refuseLinkedFolder(link)).toThrow(/^[^\n]*node_modules is a link to another folder[^\n]*$/);
  });

  test("refuses a link that leads nowhere", () => {
    const link = join(folder, "node_modules");
    symlinkSync(join(folder, "gone"), link, "junction");
    expect(() => refuseLinkedFolder(link)).toThrow("is a link");
  });

  test("lets a folder be, and one that is not there yet", () => {
    mkdirSync(join(folder, "node_modules"));
    expect(() => refuseLinkedFolder(join(folder, "node_modules"))).not.toThrow();
    expect(() => refuseLinkedFolder(join(folder, "none"))).not.toThrow();
  });
});
