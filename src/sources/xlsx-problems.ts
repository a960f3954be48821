import { ProblemError } from "../model/problem.ts";
import { printable, someOf, UNCHANGED } from "./load-problems.ts";

/** A spreadsheet in Excel's format of before 2007, or an encrypted one: both look alike. */
export function oldOrLockedWorkbook(file: string): ProblemError {
  return new ProblemError({
    what: `"${file}" is an Excel workbook of the old kind (.xls), or one with a password.`,
    meaning: `Its cells cannot be read here. ${UNCHANGED}`,
    remedy: "Open it in Excel and save it as .xlsx without a password, or as CSV.",
    where: { file },
  });
}

/** A workbook without a sheet of cells. */
export function notAWorkbook(file: string): ProblemError {
  return new ProblemError({
    what: `"${file}" has no sheet that can be read.`,
    meaning: `All of its sheets are hidden, or hold charts instead of cells. ${UNCHANGED}`,
    remedy: "Choose a sheet by its name, or save the sheet as CSV and open that.",
    where: { file },
  });
}

/** A sheet was asked for that the workbook does not have. */
export function noSuchSheet(file: string, sheet: string, sheets: readonly string[]): ProblemError {
  return new ProblemError({
    what: `"${file}" has no sheet called "${printable(sheet)}".`,
    meaning: `Its sheets are ${someOf(sheets)}. ${UNCHANGED}`,
    remedy: "Choose one of them.",
    where: { file },
  });
}

/** A workbook with more text than memory holds. */
export function largeWorkbook(file: string): ProblemError {
  return new ProblemError({
    what: `"${file}" is too large a workbook to be read here.`,
    meaning: `The texts of its cells would fill the memory. ${UNCHANGED}`,
    remedy: "Save the sheet as CSV and open that.",
    where: { file },
  });
}
