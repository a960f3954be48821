import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { buildApp } from "./build-app.mjs";
import { installDependencies } from "./install-dependencies.mjs";
import { Refusal, runCommand } from "./refusal.mjs";
import { inRepository, repositoryRoot } from "./repository.mjs";

const DEFAULT_PORT = 4173;

const HELP = `Usage: npm start -- [options]

Installs what is missing, builds the app, and serves it until Ctrl-C.

  --port N        the port to serve on; refused if taken (default: ${DEFAULT_PORT}, or the next free one)
  --host ADDRESS  the address to serve on, 0.0.0.0 for the whole network (default: this machine only)
  --open          opens the app in the default browser
  --no-build      serves the build that is there
  --help          shows this
`;

const OPTIONS = {
  port: { type: "string" },
  host: { type: "string" },
  open: { type: "boolean", default: false },
  "no-build": { type: "boolean", default: false },
  help: { type: "boolean", default: false },
};

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(HELP);
    return;
  }
  const port = options.port === undefined ? undefined : readPort(options.port);
  await installDependencies();
  if (!options["no-build"]) await buildApp();
  else if (!existsSync(inRepository("dist", "index.html"))) {
    throw new Refusal("There is no build in dist: run `npm start` without --no-build.");
  }
  await serve(port, options.host ?? "localhost", options.open);
});

function readOptions(args) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (error) {
    throw new Refusal(`${error.message.split(". ")[0]}. "npm start -- --help" lists the options.`);
  }
}

function readPort(text) {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Refusal(`--port takes a number from 0 to 65535, not "${text}".`);
}

async function serve(port, host, open) {
  const { preview } = await import("vite");
  const server = await preview({
    configFile: false,
    root: repositoryRoot,
    appType: "mpa",
    logLevel: "warn",
    preview: { port: port ?? DEFAULT_PORT, strictPort: port !== undefined, host, open },
  }).catch((error) => {
    throw new Refusal(`The app could not be served: ${error.message}.`);
  });
  const { local, network } = server.resolvedUrls;
  process.stdout.write(`Muster is at ${[...local, ...network].join(" and ")} (Ctrl-C stops it)\n`);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.once(signal, async () => {
      await server.close();
      process.exit(0);
    });
  }
}
