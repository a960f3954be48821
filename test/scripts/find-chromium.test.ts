import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findChromium, type Machine } from "../../scripts/find-chromium.mjs";

const BROWSER = "#!/bin/sh\necho 'Chromium 159.0.8154.6'\n";
const BROKEN = "#!/bin/sh\necho 'needs the chromium snap' >&2\nexit 10\n";

describe.skipIf(process.platform === "win32")("findChromium", () => {
  let folder: string;
  let told: string[];

  beforeEach(() => {
    told = [];
    folder = mkdtempSync(join(tmpdir(), "muster-chromium-"));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Writes a program into the test's own folder and returns its path. */
  function program(name: string, text = BROWSER): string {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    chmodSync(path, 0o755);
    return path;
  }

  /** A machine without any browser but those in the test's own folder. */
  function machine(env: NodeJS.ProcessEnv = {}, rest: Partial<Machine> = {}): Machine {
    const nothingOfPlaywrights = join(folder, "playwright");
    return {
      env: { PATH: join(folder, "bin"), PLAYWRIGHT_BROWSERS_PATH: nothingOfPlaywrights, ...env },
      platform: "linux",
      usualPlaces: [],
      isDebianRoot: false,
      mayDownload: false,
      tell: (line) => told.push(line),
      ...rest,
    };
  }

  test("takes CHROMIUM_PATH before any other", async () => {
    program("bin/chromium");
    const named = program("named/chrome");
    expect(await findChromium(machine({ CHROMIUM_PATH: named }))).toBe(named);
  });

  test("refuses a CHROMIUM_PATH that names nothing, in one line", async () => {
    program("bin/chromium");
    const search = findChromium(machine({ CHROMIUM_PATH: "/nowhere/chrome" }));
    await expect(search).rejects.toThrow(
      /^CHROMIUM_PATH is set to \/nowhere\/chrome, which is not a browser that starts: correct it or unset it\.$/,
    );
  });

  test("refuses a CHROMIUM_PATH that does not start", async () => {
    const broken = program("named/chrome", BROKEN);
    await expect(findChromium(machine({ CHROMIUM_PATH: broken }))).rejects.toThrow(
      "not a browser that starts",
    );
  });

  test.each(["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"])(
    "finds %s on the PATH",
    async (name) => {
      const path = program(`bin/${name}`);
      expect(await findChromium(machine({ PATH: ["/nowhere", join(folder, "bin")].join(delimiter) }))).toBe(
        path,
      );
    },
  );

  test("passes over a browser that does not start", async () => {
    program("bin/chromium", BROKEN);
    const chrome = program("bin/google-chrome");
    expect(await findChromium(machine())).toBe(chrome);
  });

  test("looks in the usual places after the PATH", async () => {
    const usual = program("opt/google/chrome/chrome");
    expect(await findChromium(machine({}, { usualPlaces: ["/nowhere/chrome", usual] }))).toBe(usual);
  });

  test("installs Debian's package where it can, and says so", async () => {
    const installed = join(folder, "bin", "chromium");
    const aptGet = [
      "#!/bin/sh",
      `if [ "$1" = install ]; then printf '%s\\n' '#!/bin/sh' 'echo Chromium 159.0' > ${installed}; /bin/chmod 755 ${installed}; fi`,
    ];
    program("bin/apt-get", aptGet.join("\n"));
    expect(await findChromium(machine({}, { isDebianRoot: true }))).toBe(installed);
    expect(told).toEqual(["No browser found; installing Debian's chromium for the browser tests …"]);
  });

  test("does not touch Debian's packages without the right to", async () => {
    program("bin/apt-get", `#!/bin/sh\necho "$@" > ${join(folder, "bin", "chromium")}\n`);
    await expect(findChromium(machine())).rejects.toThrow("No Chromium found");
  });

  test("says in one line what to install where there is none", async () => {
    await expect(findChromium(machine())).rejects.toThrow(
      /^No Chromium found: install Chrome, Chromium or Edge, or set CHROMIUM_PATH to one, then run this again\.$/,
    );
  });
});
