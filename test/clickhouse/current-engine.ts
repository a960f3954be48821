import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import type { RunningServer } from "./start-server.ts";

const PACKAGE = new URL("node_modules/chdb/package.json", import.meta.url);

/** Whether `npm run test:clickhouse` has brought the package `chdb`, which holds the current engine. */
export const CURRENT_ENGINE_INSTALLED = existsSync(PACKAGE);

interface Session {
  query(statement: string, format?: string): string;
  close(): void;
}

/** The current engine within this process, behind an HTTP server that passes statements on and replies in its words. */
export async function startCurrentEngine(): Promise<RunningServer & { run(statement: string): string }> {
  const require = createRequire(fileURLToPath(PACKAGE));
  const { Session } = require("chdb") as { Session: new () => Session };
  const session = new Session();
  const run = (statement: string) => session.query(statement);
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts).toString();
    const statement = new URL(request.url ?? "/", "http://localhost").searchParams.get("query");
    try {
      response.end(run(statement === null ? body : `${statement}\n${body}`));
    } catch (error) {
      response.statusCode = 500;
      response.end(error instanceof Error ? error.message : String(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    run,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      session.close();
    },
  };
}
