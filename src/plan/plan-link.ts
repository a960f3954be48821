import type { PlanDocument } from "../model/plan-document.ts";
import { ProblemError } from "../model/problem.ts";
import { decodeBase64Url, encodeBase64Url } from "./base64url.ts";
import { deflate, inflate } from "./deflate.ts";
import { normalisePlan } from "./normalise-plan.ts";
import { type PlanReading, readPlan, refuseDamaged, refuseInvalid, refuseTooNew } from "./read-plan.ts";

/** How a plan is packed into a link; counts up when the packing changes, not when the document does. */
const LINK_VERSION = 1;

const MAX_FRAGMENT_LENGTH = 64 * 1024;
const MAX_UNPACKED_BYTES = 2 * 1024 * 1024;

const SOURCE = "The link";
const ASK_AGAIN =
  "Copy the whole link again, without line breaks, or ask its sender to send the plan as a file.";

/**
 * The fragment of a link that carries the whole plan, without `#`: `plan=1.` and the plan as compact JSON,
 * raw DEFLATE, base64url. Browsers never send a fragment to a server.
 * @throws ProblemError where the plan could not be opened again or is too large for a link.
 */
export async function encodePlanLink(plan: PlanDocument): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(normalisePlan(plan)));
  const fragment = `plan=${LINK_VERSION}.${encodeBase64Url(await deflate(bytes))}`;
  if (fragment.length > MAX_FRAGMENT_LENGTH) {
    throw new ProblemError({
      what: "The plan is too large for a link.",
      meaning: "No link was made; the plan on screen is unchanged.",
      remedy: "Save the plan as a file and send that.",
    });
  }
  return fragment;
}

/** Reads the plan of a link's fragment, with or without `#`. Never throws or rejects. */
export async function decodePlanLink(fragment: string): Promise<PlanReading> {
  if (fragment.length > MAX_FRAGMENT_LENGTH) {
    return refuseDamaged(SOURCE, "it is longer than any link that Muster makes", ASK_AGAIN);
  }
  const match = /^#?plan=(\d{1,9})\.(.*)$/s.exec(fragment);
  if (!match) return refuseInvalid(SOURCE, "it carries no plan");
  const version = Number(match[1]);
  if (version > LINK_VERSION) return refuseTooNew(SOURCE, `link version ${version}`, LINK_VERSION);
  if (version < LINK_VERSION) return refuseInvalid(SOURCE, `there is no link version ${version}`);
  const packed = decodeBase64Url(match[2] ?? "");
  if (!packed) return refuseDamaged(SOURCE, "it has characters that no link has, or lost some", ASK_AGAIN);
  try {
    const bytes = await inflate(packed, MAX_UNPACKED_BYTES);
    if (bytes === "too-large") {
      return refuseDamaged(SOURCE, "it unpacks to far more than any plan", ASK_AGAIN);
    }
    const json: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return readPlan(json, SOURCE);
  } catch {
    return refuseDamaged(SOURCE, "part of it is missing or was changed on the way", ASK_AGAIN);
  }
}
