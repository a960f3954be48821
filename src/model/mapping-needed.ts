import type { MappingRequest } from "./column-mapping.ts";
import { ProblemError, type ProblemReport } from "./problem.ts";

/** Thrown where a file could be read if a person said which column plays which part. */
export class MappingNeededError extends ProblemError {
  readonly request: MappingRequest;

  constructor(report: ProblemReport, request: MappingRequest) {
    super(report);
    this.request = request;
  }
}
