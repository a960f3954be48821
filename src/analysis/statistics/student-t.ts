import { betaQuantile, regularisedBeta } from "./special-functions.ts";

/** P(|T| ≥ |t|) of Student's t with these degrees of freedom (Abramowitz & Stegun 1964, 26.5.27). */
export function twoSidedStudentP(t: number, degrees: number): number {
  return regularisedBeta(degrees / (degrees + t * t), degrees / 2, 0.5);
}

/** The t that Student's t stays within, on either side, with this confidence: 2.228 for 0.95 and ten degrees of freedom. */
export function studentQuantile(confidence: number, degrees: number): number {
  const share = betaQuantile(1 - confidence, degrees / 2, 0.5);
  return Math.sqrt((degrees * (1 - share)) / share);
}

/** P(F ≥ f) of Snedecor's F (Abramowitz & Stegun 1964, 26.6.2). */
export function upperSnedecorP(f: number, above: number, below: number): number {
  return f <= 0 ? 1 : regularisedBeta(below / (below + above * f), below / 2, above / 2);
}
