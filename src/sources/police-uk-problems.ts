import { ProblemError } from "../model/problem.ts";
import type { MonthIndex } from "../model/units.ts";
import { nameMonth } from "../model/wall-clock.ts";

const SERVICE = "data.police.uk";
const KEPT = "What was fetched before is kept on this device; the data that was open stays open.";
const ARCHIVE =
  "download the CSV archive of the force and months from https://data.police.uk/data/ and open it here";

/** No answer that this page may read: a failed cross-origin call and a missing network look the same. */
export function serviceUnreachable(): ProblemError {
  return new ProblemError({
    what: `${SERVICE} could not be reached from this page.`,
    meaning: `There is no network, or the service does not let a page from another address read its answers. ${KEPT}`,
    remedy: `Check the connection and try again, which goes on where it stopped; or ${ARCHIVE}.`,
  });
}

/** The service answers with errors, on the area and on the simplest question alike. */
export function serviceOutage(status: number): ProblemError {
  return new ProblemError({
    what: `${SERVICE} is out of order: it answered ${status} again and again.`,
    meaning: `The fault is the service's, not the area's. ${KEPT}`,
    remedy: `Try again later, which goes on where it stopped; or ${ARCHIVE}.`,
  });
}

/** 429 until patience ran out. */
export function serviceBusy(): ProblemError {
  return new ProblemError({
    what: `${SERVICE} takes no more requests from this connection for now.`,
    meaning: `Others on the same network may be using it too. ${KEPT}`,
    remedy: `Wait some minutes and try again, which goes on where it stopped; or ${ARCHIVE}.`,
  });
}

/** Months that the service does not list; it would answer them with nothing, as if nothing had happened. */
export function monthsNotPublished(
  months: readonly MonthIndex[],
  published: readonly MonthIndex[],
): ProblemError {
  const sorted = [...published].sort((a, b) => a - b);
  const [first, last] = [sorted[0], sorted.at(-1)];
  const window =
    first === undefined || last === undefined
      ? "It lists no month at all now."
      : `It lists ${nameMonth(first)} to ${nameMonth(last)}.`;
  return new ProblemError({
    what: `${SERVICE} has no crimes for ${months.map(nameMonth).join(", ")}.`,
    meaning: `${window} Asking for others would look like a time without crime. Nothing was loaded.`,
    remedy: `Choose months that are listed; for older ones, ${ARCHIVE}.`,
  });
}

/** An answer for another month than the one asked for. */
export function otherMonth(asked: string, received: string): ProblemError {
  return new ProblemError({
    what: `${SERVICE} answered with ${received} when asked for ${asked}.`,
    meaning: "Its answer cannot be trusted to be the month that was wanted. Nothing was loaded.",
    remedy: `Try again later, or ${ARCHIVE}.`,
  });
}

/** A status or a text that the service's documentation does not know. */
export function strangeAnswer(detail: string): ProblemError {
  return new ProblemError({
    what: `${SERVICE} gave an answer that is not understood (${detail}).`,
    meaning:
      "A login page of the network may stand in between, or the service has changed. Nothing was loaded.",
    remedy: `Open https://data.police.uk/api/crime-last-updated in a browser to see; or ${ARCHIVE}.`,
  });
}

/** Splitting has come to its limit. */
export function areaTooFull(month: string): ProblemError {
  return new ProblemError({
    what: `${SERVICE} refuses ${month} even for areas of a few dozen metres.`,
    meaning: `It gives at most 10,000 crimes at a time and says so without saying how many there are. ${KEPT}`,
    remedy: `Try again later; or ${ARCHIVE}.`,
  });
}

/** The whole area and all its months are empty. */
export function nothingRecorded(months: readonly MonthIndex[]): ProblemError {
  return new ProblemError({
    what: `${SERVICE} has no crimes in this area for ${months.map(nameMonth).join(", ")}.`,
    meaning:
      "The area may lie outside England, Wales and Northern Ireland, or its force may publish nothing: Greater Manchester has not since July 2019. It does not mean that nothing happened.",
    remedy: "Move the study area, or open a file from the force itself.",
  });
}

/** An area that cannot be asked for. */
export function areaUnusable(detail: string): ProblemError {
  return new ProblemError({
    what: `The area cannot be asked for: ${detail}.`,
    meaning: "Nothing was sent and nothing was loaded.",
    remedy: "Draw an area with at least three corners, or choose a point and a radius.",
  });
}
