import { basename } from "node:path";
import type { PlanDocument } from "../model/plan-document.ts";
import { ProblemError } from "../model/problem.ts";
import { readPlanText } from "../plan/plan-file.ts";
import { openFile } from "./input.ts";

/** The plan of a file that was saved on the page or written here. @throws UsageError, ProblemError */
export async function readPlanFile(path: string): Promise<PlanDocument> {
  const text = await (await openFile(path)).blob.text();
  const reading = readPlanText(text, basename(path));
  if (reading.ok) return reading.plan;
  throw new ProblemError(reading.problem);
}
