import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { findFreePort } from "../../scripts/free-port.mjs";

const HOST = "127.0.0.1";
const PATIENCE_MS = 30_000;

/** The server of Debian's package `clickhouse-server`, or null where it is not installed. */
export const SERVER_BINARY =
  ["/usr/sbin/clickhouse-server", "/usr/bin/clickhouse-server"].find((path) => existsSync(path)) ?? null;

/** The name and password of the account that may only read. */
export const READER = { user: "muster_reader", password: "reader's secret" } as const;

/** One shard: its HTTP address, and how to end it. */
export interface RunningServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts servers on loopback ports of their own, each a shard of the cluster `muster`. */
export async function startShards(binary: string, count: number): Promise<RunningServer[]> {
  const ports = [];
  for (let shard = 0; shard < count; shard++) {
    ports.push({ http: await findFreePort(HOST), tcp: await findFreePort(HOST) });
  }
  const shards = ports.map(
    ({ tcp }) => `<shard><replica><host>${HOST}</host><port>${tcp}</port></replica></shard>`,
  );
  return Promise.all(ports.map((own) => startServer(binary, own, shards.join(""))));
}

async function startServer(
  binary: string,
  ports: { readonly http: number; readonly tcp: number },
  shards: string,
): Promise<RunningServer> {
  const folder = await mkdtemp(join(tmpdir(), "muster-clickhouse-"));
  for (const inner of ["data", "tmp", "files", "schemas"]) await mkdir(join(folder, inner));
  await writeFile(join(folder, "config.xml"), configuration(folder, ports, shards));
  await writeFile(join(folder, "users.xml"), USERS);
  const server = spawn(binary, [`--config-file=${join(folder, "config.xml")}`], {
    stdio: "ignore",
    cwd: folder,
  });
  const url = `http://${HOST}:${ports.http}`;
  const stop = async () => {
    await end(server);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await untilAnswering(server, url);
  } catch (error) {
    const log = await readFile(join(folder, "errors.log"), "utf8").catch(() => "");
    await stop();
    throw new Error(`ClickHouse did not start. ${log.slice(-1000)}`, { cause: error });
  }
  return { url, stop };
}

async function untilAnswering(server: ChildProcess, url: string): Promise<void> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  while (Date.now() < giveUpAt) {
    if (server.exitCode !== null) throw new Error(`It ended with code ${server.exitCode}.`);
    const answer = await fetch(`${url}/ping`).catch(() => null);
    if (answer?.ok) return;
    await wait(100);
  }
  throw new Error("It never answered.");
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  const forced = setTimeout(() => server.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(forced);
}

function configuration(folder: string, ports: { http: number; tcp: number }, shards: string): string {
  return `<?xml version="1.0"?>
<yandex>
  <logger><level>warning</level><log>${folder}/server.log</log><errorlog>${folder}/errors.log</errorlog></logger>
  <http_port>${ports.http}</http_port>
  <tcp_port>${ports.tcp}</tcp_port>
  <listen_host>${HOST}</listen_host>
  <path>${folder}/data/</path>
  <tmp_path>${folder}/tmp/</tmp_path>
  <user_files_path>${folder}/files/</user_files_path>
  <format_schema_path>${folder}/schemas/</format_schema_path>
  <users_config>users.xml</users_config>
  <default_profile>default</default_profile>
  <default_database>default</default_database>
  <timezone>Europe/London</timezone>
  <mark_cache_size>268435456</mark_cache_size>
  <remote_servers><muster>${shards}</muster></remote_servers>
</yandex>
`;
}

const USERS = `<?xml version="1.0"?>
<yandex>
  <profiles>
    <default/>
    <muster_reader>
      <readonly>1</readonly>
      <add_http_cors_header>1</add_http_cors_header>
      <enable_http_compression>1</enable_http_compression>
      <max_memory_usage>4000000000</max_memory_usage>
      <max_execution_time>60</max_execution_time>
    </muster_reader>
  </profiles>
  <users>
    <default>
      <password></password><networks><ip>${HOST}</ip></networks><profile>default</profile><quota>default</quota>
    </default>
    <muster_reader>
      <password>${READER.password}</password><networks><ip>${HOST}</ip></networks>
      <profile>muster_reader</profile><quota>default</quota>
    </muster_reader>
  </users>
  <quotas><default/></quotas>
</yandex>
`;
