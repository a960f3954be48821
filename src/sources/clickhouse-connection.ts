import {
  errorCodeOf,
  notAnAddress,
  notClickHouse,
  replyDamaged,
  serverForbidsReading,
  serverRefused,
  serverUnreachable,
} from "./clickhouse-problems.ts";

/** Where a ClickHouse server listens for HTTP, and as whom to speak to it. */
export interface ClickHouseAccount {
  /** `https://clickhouse.example.org:8443`; a path in front of the interface is kept. */
  readonly url: string;
  readonly user: string;
  readonly password?: string;
}

const LONGEST_ERROR = 1 << 14;

/**
 * Speaks to one server over its HTTP interface. A request is of the kind that browsers send without asking first
 * (a POST of plain text, no header of its own), since servers before 21.2 do not answer that question.
 */
export class ClickHouseConnection {
  /** The server as it is named in messages. */
  readonly server: string;
  readonly #base: URL;
  readonly #account: ClickHouseAccount;

  /** @throws ProblemError where the address is none */
  constructor(account: ClickHouseAccount) {
    this.#base = readAddress(account.url);
    this.server = this.#base.host;
    this.#account = account;
  }

  /**
   * Sends one statement; what comes back is the body of the reply.
   * @param table named in messages
   * @param settings of this request; an account that may only read can give none
   * @throws ProblemError where the server does not answer, forbids reading or refuses
   * @throws DOMException AbortError once `signal` aborts
   */
  async send(
    statement: string,
    table: string,
    options: {
      readonly signal?: AbortSignal | undefined;
      readonly settings?: Readonly<Record<string, string>>;
      readonly data?: Blob;
    } = {},
  ): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
    const { signal, settings = {}, data } = options;
    const address = new URL(this.#base);
    const { user, password = "" } = this.#account;
    const query = data ? { query: statement } : {};
    address.search = new URLSearchParams({ user, password, ...settings, ...query }).toString();
    const response = await fetch(address, {
      method: "POST",
      body: data ?? statement,
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
      ...(signal && { signal }),
    }).catch(async () => {
      if (signal?.aborted) throw cancelled();
      throw (await this.#isThere()) ? serverForbidsReading(this.server) : serverUnreachable(this.server);
    });
    if (response.ok && response.body) return response.body;
    const text = (await response.text().catch(() => "")).slice(0, LONGEST_ERROR);
    if (signal?.aborted) throw cancelled();
    const code = errorCodeOf(text);
    if (code !== null) throw serverRefused(this.server, table, code, text);
    throw notClickHouse(this.server, response.status);
  }

  /** The whole reply as text; throws as `send` does. */
  async ask(
    statement: string,
    table: string,
    options: Parameters<ClickHouseConnection["send"]>[2] = {},
  ): Promise<string> {
    const body = await this.send(statement, table, options);
    const text = await new Response(body).text().catch(() => {
      throw options.signal?.aborted ? cancelled() : replyDamaged(this.server);
    });
    const code = errorCodeOf(text);
    if (code !== null) throw serverRefused(this.server, table, code, text);
    return text;
  }

  /** Whether anything answers, even where the browser does not show what. */
  async #isThere(): Promise<boolean> {
    const ping = new URL("ping", this.#base);
    return fetch(ping, { mode: "no-cors", credentials: "omit", cache: "no-store" }).then(
      () => true,
      () => false,
    );
  }
}

/** What a cancelled request ends with. */
export function cancelled(): DOMException {
  return new DOMException("The load was cancelled.", "AbortError");
}

function readAddress(url: string): URL {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (!address || !/^https?:$/.test(address.protocol) || address.username || address.password) {
    throw notAnAddress(address ? address.host || url : url);
  }
  address.search = "";
  address.hash = "";
  if (!address.pathname.endsWith("/")) address.pathname += "/";
  return address;
}
