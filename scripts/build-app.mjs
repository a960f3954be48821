import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { relative, sep } from "node:path";
import { Refusal } from "./refusal.mjs";
import { inRepository, repositoryRoot } from "./repository.mjs";
import { runAlone } from "./run-alone.mjs";
import { runNode, TO_STANDARD_ERROR } from "./run-program.mjs";

/** Everything the production build is made from. */
const INGREDIENTS = [
  "src",
  "data",
  "public",
  "index.html",
  "vite.config.ts",
  "tsconfig.json",
  "package-lock.json",
];
const MARKER = inRepository("dist", ".build-hash");

/**
 * Makes the production build in `dist`, unless the one there was made from the same files.
 * Progress goes to standard error. Throws a `Refusal` where the build fails.
 */
export async function buildApp() {
  await runAlone("build", async () => {
    const hash = hashIngredients();
    if (existsSync(MARKER) && readFileSync(MARKER, "utf8") === hash) return;
    process.stderr.write("Building the app …\n");
    const code = await runNode(
      inRepository("node_modules/vite/bin/vite.js"),
      ["build", "--logLevel", "warn"],
      {
        ...TO_STANDARD_ERROR,
        env: { ...process.env, NODE_ENV: "production" },
      },
    );
    if (code !== 0) throw new Refusal("The app could not be built: the messages above say where.");
    writeFileSync(MARKER, hash);
  });
}

function hashIngredients() {
  const hash = createHash("sha256");
  for (const path of INGREDIENTS.flatMap((name) => filesUnder(inRepository(name)))) {
    const content = readFileSync(path);
    hash
      .update(`${relative(repositoryRoot, path).split(sep).join("/")}\0${content.length}\0`)
      .update(content);
  }
  const settings = Object.entries(process.env).filter(([name]) => name.startsWith("VITE_"));
  return hash.update(JSON.stringify(settings.sort())).digest("hex");
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(`${path}${sep}${name}`));
}
