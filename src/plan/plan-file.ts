import type { PlanDocument } from "../model/plan-document.ts";
import { normalisePlan } from "./normalise-plan.ts";
import { type PlanReading, readPlan, refuseDamaged, refuseInvalid } from "./read-plan.ts";

/** Marks a JSON file as a plan of ours. */
export const PLAN_FILE_FORMAT = "muster-plan";

/** Plans are a few kilobytes; anything beyond this many characters is another kind of file. */
const MAX_TEXT_LENGTH = 2 * 1024 * 1024;

/**
 * The text of a plan file: indented JSON, the same for the same plan.
 * @throws ProblemError where the plan could not be opened again.
 */
export function writePlanFile(plan: PlanDocument): string {
  return `${JSON.stringify({ format: PLAN_FILE_FORMAT, ...normalisePlan(plan) }, null, 2)}\n`;
}

/** Reads the text of a plan file; the file is named in what goes wrong. Never throws. */
export function readPlanText(text: string, fileName: string): PlanReading {
  return nameFile(readNamedText(text.replace(/^\uFEFF/, ""), `“${fileName}”`), fileName);
}

function readNamedText(text: string, source: string): PlanReading {
  if (text.length > MAX_TEXT_LENGTH) return refuseInvalid(source, "it is far larger than any plan");
  if (text.trim() === "") {
    return refuseDamaged(source, "it is empty", "Save the plan again and open the new file.");
  }
  if (text.trimStart().startsWith("<")) return refuseInvalid(source, "it is a web page");
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    if (!/^\s*[{[]/.test(text)) return refuseInvalid(source, "it is not JSON");
    const detail = error instanceof SyntaxError ? "its JSON breaks off or is malformed" : "it cannot be read";
    return refuseDamaged(source, detail, "Save the plan again, or ask its sender for the file again.");
  }
  const format =
    typeof json === "object" && json !== null && "format" in json ? json.format : PLAN_FILE_FORMAT;
  if (format !== PLAN_FILE_FORMAT) return refuseInvalid(source, "it is marked as a file of another program");
  return readPlan(json, source);
}

function nameFile(reading: PlanReading, file: string): PlanReading {
  return reading.ok ? reading : { ...reading, problem: { ...reading.problem, where: { file } } };
}

/** A file name for the plan, from its date and event: `2026-06-22-summer-concert-night-2.json`. */
export function planFileName(plan: PlanDocument): string {
  const { date, name, venue } = plan.event;
  const slug = slugOf(name) || slugOf(venue.name) || "plan";
  return `${date}-${slug}.json`;
}

function slugOf(text: string): string {
  return text
    .normalize("NFD")
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")
    .slice(0, 60)
    .replace(/^-+|[-\uD800-\uDBFF]+$/g, "");
}
