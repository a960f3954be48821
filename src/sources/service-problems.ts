import { ProblemError } from "../model/problem.ts";
import type { Answer } from "./patient-requests.ts";

const UNCHANGED = "Nothing was loaded; the data that was open stays open.";
const BY_HAND = "download the dataset as CSV in a browser and open the file here";

/** No answer that this page may read. */
export function datasetUnreachable(host: string): ProblemError {
  return new ProblemError({
    what: `${host} could not be reached from this page.`,
    meaning: `There is no network, or the server does not let a page from another address read its answers. ${UNCHANGED}`,
    remedy: `Check the connection and try again, or ${BY_HAND}.`,
  });
}

/** An answer that is an error, as far as the status tells. */
export function datasetRefused(host: string, dataset: string, status: number, detail = ""): ProblemError {
  const said = detail === "" ? "" : ` It said: ${detail.slice(0, 200)}`;
  const meaning: Record<number, string> = {
    401: "The dataset is not public.",
    403: "The dataset is not public.",
    404: "There is no such dataset, or it has been moved.",
    429: "It takes no more requests from this connection for now.",
    498: "The layer asks for a sign-in.",
    499: "The layer asks for a sign-in.",
  };
  return new ProblemError({
    what: `${host} did not hand over "${dataset}": it answered ${status}.`,
    meaning: `${meaning[status] ?? (status >= 500 ? "The server is out of order." : "It did not understand the question.")}${said} ${UNCHANGED}`,
    remedy: `${status === 429 || status >= 500 ? "Try again in some minutes" : "Check the dataset's address"}, or ${BY_HAND}.`,
  });
}

/** An answer in another form than the interface has. */
export function datasetStrange(host: string, dataset: string, detail: string): ProblemError {
  return new ProblemError({
    what: `${host} answered in a form that is not understood (${detail}).`,
    meaning: `"${dataset}" may be no dataset of this kind, or a login page stands in between. ${UNCHANGED}`,
    remedy: `Check the dataset's address, or ${BY_HAND}.`,
  });
}

/** A dataset without what a map needs. */
export function datasetWithout(dataset: string, missing: string, columns: readonly string[]): ProblemError {
  return new ProblemError({
    what: `"${dataset}" has no ${missing}.`,
    meaning: `Its columns are ${columns.slice(0, 12).join(", ")}${columns.length > 12 ? " and more" : ""}. ${UNCHANGED}`,
    remedy: `Choose a dataset of single incidents with their points, or ${BY_HAND} and say there which column is which.`,
  });
}

/** More rows than a page can be expected to hold. */
export function tooManyRows(dataset: string, rows: number, most: number): ProblemError {
  return new ProblemError({
    what: `"${dataset}" has ${rows.toLocaleString("en-GB")} rows in this area and period.`,
    meaning: `At most ${most.toLocaleString("en-GB")} are fetched at a time. ${UNCHANGED}`,
    remedy: "Choose a shorter period or a smaller area.",
  });
}

/** The service counts no rows. */
export function noRowsThere(dataset: string): ProblemError {
  return new ProblemError({
    what: `"${dataset}" has no rows in this area and period.`,
    meaning: "The dataset may cover another city or other years. It does not mean that nothing happened.",
    remedy: "Move the study area, choose another period, or another dataset.",
  });
}

/** Fewer rows came than were counted. */
export function rowsMissing(dataset: string, counted: number, received: number): ProblemError {
  return new ProblemError({
    what: `"${dataset}" counted ${counted.toLocaleString("en-GB")} rows but gave ${received.toLocaleString("en-GB")}.`,
    meaning: `It was probably being updated meanwhile, so that rows were passed over. ${UNCHANGED}`,
    remedy: "Try again in some minutes.",
  });
}

/** Throws unless the answer is a success; returns its text. */
export function expectSuccess(answer: Answer, host: string, dataset: string): string {
  if (answer.status >= 200 && answer.status < 300) return answer.text;
  throw datasetRefused(host, dataset, answer.status, messageIn(answer.text));
}

/** The text as JSON. @throws ProblemError where it is none */
export function expectJson(text: string, host: string, dataset: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw datasetStrange(host, dataset, "not JSON");
  }
}

/** Whether a value is an object with fields. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function messageIn(text: string): string {
  try {
    const body: unknown = JSON.parse(text);
    return isRecord(body) && typeof body.message === "string" ? body.message : "";
  } catch {
    return "";
  }
}
