import { ProblemError } from "../model/problem.ts";

const UNCHANGED = "Nothing was loaded.";
const NARROW = "Choose a smaller area, fewer crime types, a shorter period or coarser times, and ask again.";

/** Neither an address of the web nor one without a name and password in it. */
export function notAnAddress(url: string): ProblemError {
  return new ProblemError({
    what: `"${url}" is not the address of a ClickHouse server.`,
    meaning: UNCHANGED,
    remedy: 'Give it as "https://clickhouse.example.org:8443", with name and password in their own fields.',
  });
}

/** A database or table name with other characters than letters, digits and underscores. */
export function unusableName(name: string): ProblemError {
  return new ProblemError({
    what: `"${name}" cannot be used as the name of a database or table.`,
    meaning: `Only letters, digits and underscores are taken, so that a name can never act as a command. ${UNCHANGED}`,
    remedy: "Check the name, or ask for a view with a plain name on that table.",
  });
}

/** No answer at all. */
export function serverUnreachable(server: string): ProblemError {
  return new ProblemError({
    what: `${server} does not answer.`,
    meaning: `There is no network, the address or port is wrong, the server is down, or a secure page may not call an insecure address. ${UNCHANGED}`,
    remedy: "Check the address and the connection. From a page opened by https, use the server's https port.",
  });
}

/** An answer that the browser does not hand over. */
export function serverForbidsReading(server: string): ProblemError {
  return new ProblemError({
    what: `${server} answers, but does not let this page read the answer.`,
    meaning: `Its settings do not allow other sites (CORS), or the name or password is wrong and an older server says so without that permission. ${UNCHANGED}`,
    remedy:
      "Check the name and password, then ask the administrator to set add_http_cors_header for this user: docs/clickhouse.md says how.",
  });
}

/** An HTTP answer that does not come from ClickHouse. */
export function notClickHouse(server: string, status: number): ProblemError {
  return new ProblemError({
    what: `${server} answered ${status}, but not as a ClickHouse server does.`,
    meaning: `Another program may listen there, or a gateway stands between. ${UNCHANGED}`,
    remedy: "Check the address: ClickHouse usually listens for HTTP on port 8123 and for HTTPS on port 8443.",
  });
}

/** A reply that ends early or holds something other than was asked for. */
export function replyDamaged(server: string): ProblemError {
  return new ProblemError({
    what: `The answer of ${server} broke off or was not what was asked for.`,
    meaning: `It cannot be trusted to be complete. ${UNCHANGED}`,
    remedy: "Ask again. Where it happens again, look into the server's log.",
  });
}

/** More lines or rows than a browser should hold. */
export function tooMuch(server: string, found: string): ProblemError {
  return new ProblemError({
    what: `${server} has ${found} for this question, more than can be held here.`,
    meaning: `Part of an answer would look like all of it, so none was taken. ${UNCHANGED}`,
    remedy: NARROW,
  });
}

/** An area, period and types without a row. */
export function noRowsThere(server: string, table: string): ProblemError {
  return new ProblemError({
    what: `${table} on ${server} has no row for this area, period and choice of crime types.`,
    meaning: UNCHANGED,
    remedy: "Enlarge the area or the period, or choose other crime types.",
  });
}

const CREDENTIALS = [192, 193, 194, 195, 492, 516, 517];
const FORBIDDEN = [164, 291, 482, 497];
const MISSING_TABLE = [60, 81];
const MISSING_COLUMN = [8, 10, 16, 43, 47, 53, 386];
const TOO_HEAVY = [158, 159, 160, 191, 241, 307, 394, 396];
const BUSY = [201, 202, 203, 209, 210, 279];

/** The number of the error that a ClickHouse server puts into its answer, or null where there is none. */
export function errorCodeOf(text: string): number | null {
  const found = /Code: (\d+)[.,] (?:e\.displayText\(\) = )?DB::(?:\w+::)?\w*Exception/.exec(text);
  return found ? Number(found[1]) : null;
}

/** What a ClickHouse error means, by its number (the server's `ErrorCodes.cpp`). */
export function serverRefused(server: string, table: string, code: number, text: string): ProblemError {
  const detail = firstSentence(text);
  if (CREDENTIALS.includes(code)) {
    return new ProblemError({
      what: `${server} does not accept this name and password (error ${code}).`,
      meaning: UNCHANGED,
      remedy: "Check both; ask the administrator whether the account may connect from this network.",
    });
  }
  if (FORBIDDEN.includes(code)) {
    return new ProblemError({
      what: `${server} does not let this account do that (error ${code}: ${detail}).`,
      meaning: UNCHANGED,
      remedy: `Ask the administrator for the right to read ${table}.`,
    });
  }
  if (MISSING_TABLE.includes(code)) {
    return new ProblemError({
      what: `${server} has no table ${table} that this account may see (error ${code}).`,
      meaning: UNCHANGED,
      remedy: "Check the names of the database and the table.",
    });
  }
  if (MISSING_COLUMN.includes(code)) {
    return new ProblemError({
      what: `${table} on ${server} has not the columns that are needed (error ${code}: ${detail}).`,
      meaning: UNCHANGED,
      remedy: "Make a view with the columns that docs/clickhouse.md lists, and name that view here.",
    });
  }
  if (TOO_HEAVY.includes(code)) {
    return new ProblemError({
      what: `The question needs more time, memory or rows than ${server} allows (error ${code}: ${detail}).`,
      meaning: UNCHANGED,
      remedy: NARROW,
    });
  }
  if (BUSY.includes(code)) {
    return new ProblemError({
      what: `${server} is too busy, or one of its shards does not answer (error ${code}: ${detail}).`,
      meaning: UNCHANGED,
      remedy: "Wait a minute and ask again.",
    });
  }
  return new ProblemError({
    what: `${server} refused the question (error ${code}: ${detail}).`,
    meaning: UNCHANGED,
    remedy: "Show this message to the administrator of the server.",
  });
}

const LONGEST_DETAIL = 200;

function firstSentence(text: string): string {
  const message = /DB::(?:\w+::)?\w*Exception: ([^\n]*?)(?:, e\.what\(\)|\(version |\. Stack|\n|$)/.exec(
    text,
  )?.[1];
  const clean = (message ?? "no details")
    .replace(/[\p{C}\s]+/gu, " ")
    .trim()
    .replace(/\.$/, "");
  return clean.length > LONGEST_DETAIL ? `${clean.slice(0, LONGEST_DETAIL - 1)}…` : clean;
}
