import { ProblemError } from "../model/problem.ts";

/** A file fetched whole, named by the last part of its address. */
export interface FetchedFile {
  readonly name: string;
  readonly blob: Blob;
}

/**
 * Fetches one file.
 * @throws ProblemError where the network fails or the server answers with an error
 * @throws DOMException AbortError once `signal` aborts
 */
export async function fetchFile(url: string, signal?: AbortSignal): Promise<FetchedFile> {
  const name = nameOf(url);
  try {
    const response = await fetch(url, signal ? { signal } : {});
    if (!response.ok) throw answeredWithError(name, url, response.status);
    return { name, blob: await response.blob() };
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    if (signal?.aborted) throw new DOMException("The load was cancelled.", "AbortError");
    throw unreachable(name, url);
  }
}

/** The last part of an address, as a person reads it. */
export function nameOf(url: string): string {
  const path = url.replace(/[?#].*$/, "").replace(/\/+$/, "");
  const last = path.slice(path.lastIndexOf("/") + 1) || url;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** The server answered, but not with the file. */
export function answeredWithError(name: string, url: string, status: number): ProblemError {
  return new ProblemError({
    what: `"${name}" could not be fetched: the server answered ${status}.`,
    meaning: `${status === 404 ? "There is no such file" : "The server did not hand the file over"} at ${url}. Nothing was loaded.`,
    remedy: "Check the address, or download the file and open it from this device.",
    where: { file: name },
  });
}

/** No answer, or none that this page may read. */
export function unreachable(name: string, url: string): ProblemError {
  return new ProblemError({
    what: `"${name}" could not be fetched.`,
    meaning: `There was no usable answer from ${url}: no network, or the server does not let web pages read it. Nothing was loaded.`,
    remedy: "Check the connection and try again, or download the file and open it from this device.",
    where: { file: name },
  });
}
