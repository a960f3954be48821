import type { CrimeTable, FileAccount } from "../model/crime-table.ts";
import type { LoadProgress } from "../model/load-progress.ts";
import type { Query } from "../model/query.ts";
import { coarser } from "../model/wall-clock.ts";
import { chunksOf } from "./byte-chunks.ts";
import { type ClickHouseAccount, ClickHouseConnection, cancelled } from "./clickhouse-connection.ts";
import {
  errorCodeOf,
  noRowsThere,
  replyDamaged,
  serverRefused,
  tooMuch,
  unusableName,
} from "./clickhouse-problems.ts";
import { ClickHouseReply, ReplyTooLargeError, UnexpectedReplyError } from "./clickhouse-reply.ts";
import {
  type StudyBox,
  type TimeBucket,
  UnsafeNameError,
  type WarehouseQuestion,
  writeAggregation,
  writeSurvey,
} from "./clickhouse-sql.ts";
import { type ClickHouseSurvey, readSurvey } from "./clickhouse-survey.ts";
import { UnclosedQuoteError } from "./csv-scanner.ts";
import { TableBuilder, TooManyCategoriesError } from "./table-builder.ts";

/** As many distinct location × category × time as one reply may hold, unless asked otherwise. */
export const MOST_LINES = 1_000_000;

/** As many rows as a reply may stand for, unless asked otherwise; each takes ten bytes here. */
export const MOST_ROWS = 30_000_000;

const MILLISECONDS_BETWEEN_REPORTS = 50;
const MILLISECONDS_BETWEEN_BREATHS = 30;
const TAIL_LENGTH = 1 << 14;

/** What to ask of which table, and as whom. */
export interface ClickHouseRequest extends ClickHouseAccount {
  readonly database: string;
  readonly table: string;
  /** Only rows within this box are counted. */
  readonly area: StudyBox;
  readonly query: Query;
  /** The finest time that is told apart; the data's own precision may be coarser. */
  readonly bucket: TimeBucket;
  readonly mostLines?: number;
  readonly mostRows?: number;
  readonly onProgress?: (progress: LoadProgress) => void;
  /** Cancels the load. */
  readonly signal?: AbortSignal;
}

/** A table out of a warehouse, and what it took to bring it here. */
export interface ClickHouseAnswer {
  readonly table: CrimeTable;
  /** Bytes of the replies after any compression was undone. */
  readonly bytesReceived: number;
  /** Lines of the reply: distinct location × category × time. */
  readonly lines: number;
}

/**
 * Fetches the rows of a study box from ClickHouse, gathered on the server by location, category and time, and spells
 * them out as a table on which every later question is answered here. Two statements are sent, both plain SELECTs
 * that an account with `readonly = 1` may ask: where the rows are from, then the rows.
 * The table's time precision is the coarser of `bucket` and of what the rows say about themselves.
 * @throws ProblemError where the server, the names or the size of the answer are in the way
 * @throws DOMException AbortError once `signal` aborts
 */
export async function queryClickHouse(request: ClickHouseRequest): Promise<ClickHouseAnswer> {
  const connection = new ClickHouseConnection(request);
  const { signal } = request;
  const limits = { lines: request.mostLines ?? MOST_LINES, rows: request.mostRows ?? MOST_ROWS };
  const [surveySql, rowsSql] = writeStatements(request, limits.lines + 1);
  const name = `${request.database}.${request.table}`;

  const surveyText = await connection.ask(surveySql, name, { signal });
  const survey = readSurvey(surveyText);
  if (!survey) throw replyDamaged(connection.server);
  if (survey.rows === 0) throw noRowsThere(connection.server, name);
  if (survey.rows > limits.rows) throw tooMuch(connection.server, `${inWords(survey.rows)} rows`);

  const builder = new TableBuilder();
  const reply = new ClickHouseReply(builder, request.bucket, limits);
  const body = await connection.send(rowsSql, name, { signal });
  const report = reporter(request, `${name} on ${connection.server}`, survey.rows);
  const bytes = await readReply(body, reply, connection.server, name, report, signal);
  if (reply.rowsKept === 0) throw noRowsThere(connection.server, name);
  return {
    table: builder.build({
      timePrecision: coarser(request.bucket, survey.precision),
      simulated: survey.simulated,
      attribution: attributionOf(survey, connection.server),
      files: [accountOf(reply, `${name} on ${connection.server}`)],
    }),
    bytesReceived: new TextEncoder().encode(surveyText).length + bytes,
    lines: reply.lines,
  };
}

function writeStatements(request: ClickHouseRequest, mostLines: number): [string, string] {
  const question: WarehouseQuestion = request;
  try {
    return [writeSurvey(question), writeAggregation(question, request.bucket, mostLines)];
  } catch (error) {
    throw error instanceof UnsafeNameError ? unusableName(error.message) : error;
  }
}

async function readReply(
  body: ReadableStream<Uint8Array>,
  reply: ClickHouseReply,
  server: string,
  table: string,
  report: (bytes: number, rows: number, done: boolean) => void,
  signal: AbortSignal | undefined,
): Promise<number> {
  let bytes = 0;
  let tail = "";
  let breathedAt = performance.now();
  const decoder = new TextDecoder();
  try {
    for await (const chunk of chunksOf(body, () => new UnexpectedReplyError("The reply broke off."))) {
      if (signal?.aborted) throw cancelled();
      bytes += chunk.length;
      tail = (tail + decoder.decode(chunk.subarray(-TAIL_LENGTH))).slice(-TAIL_LENGTH);
      reply.push(chunk);
      report(bytes, reply.rowsKept, false);
      if (performance.now() - breathedAt < MILLISECONDS_BETWEEN_BREATHS) continue;
      await new Promise((resolve) => setTimeout(resolve, 0));
      breathedAt = performance.now();
    }
    reply.end();
    report(bytes, reply.rowsKept, true);
    return bytes;
  } catch (error) {
    if (signal?.aborted) throw cancelled();
    if (error instanceof ReplyTooLargeError) {
      throw tooMuch(server, `more than ${inWords(reply.lines - 1)} combinations of place, type and time`);
    }
    if (error instanceof TooManyCategoriesError) throw tooMuch(server, "too many different crime types");
    if (!(error instanceof UnexpectedReplyError || error instanceof UnclosedQuoteError)) throw error;
    const code = errorCodeOf(tail);
    throw code === null ? replyDamaged(server) : serverRefused(server, table, code, tail);
  }
}

/** Reports progress; how many bytes will come is estimated from how many rows the survey has announced. */
function reporter({ onProgress }: ClickHouseRequest, file: string, rowsTotal: number) {
  let reportedAt = Number.NEGATIVE_INFINITY;
  return (bytesRead: number, rowsRead: number, done: boolean) => {
    const now = performance.now();
    if (!onProgress || (!done && now - reportedAt < MILLISECONDS_BETWEEN_REPORTS)) return;
    reportedAt = now;
    const share = rowsRead > 0 ? Math.min(1, rowsRead / rowsTotal) : 0;
    const estimate = share > 0 ? Math.round(bytesRead / share) : 2 * bytesRead;
    onProgress({ file, bytesRead, bytesTotal: done ? bytesRead : estimate, rowsRead });
  };
}

function accountOf(reply: ClickHouseReply, name: string): FileAccount {
  return {
    name,
    format: "ClickHouse",
    rowsRead: reply.rowsKept + reply.rowsAtZero,
    rowsKept: reply.rowsKept,
    dropped: {
      "no-coordinates": 0,
      "zero-coordinates": reply.rowsAtZero,
      "outside-world": 0,
      "malformed-row": 0,
    },
    withoutTime: reply.rowsWithoutTime,
  };
}

function attributionOf(survey: ClickHouseSurvey, server: string): string {
  const sources = survey.sources.map((source) => source.replace(/\.$/, ""));
  return [...sources, `Read from ClickHouse at ${server}`].join(". ");
}

function inWords(count: number): string {
  return count.toLocaleString("en-GB");
}
