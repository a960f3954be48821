import { ProblemError } from "../model/problem.ts";

/**
 * A sound file that does not list crimes with coordinates. On its own it is refused like any other; among the members
 * of an archive it is passed over.
 */
export class NotCrimesError extends ProblemError {}
