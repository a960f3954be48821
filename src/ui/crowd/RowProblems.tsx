import type { CrowdProblem } from "../../model/crowd-problems.ts";

/** What is wrong in the fields of one row or part, below it; each line once. */
export function RowProblems(props: { id: string; problems: readonly CrowdProblem[] }) {
  const said = [...new Set(props.problems.map(({ problem }) => problem))];
  return (
    <div id={props.id} role="status" className="crowd__problems">
      {said.map((problem) => (
        <p className="note error" key={problem}>
          {problem}
        </p>
      ))}
    </div>
  );
}

/** The problems of a field and of all within it: `exits.0` has those of `exits.0.widthM`. */
export function problemsIn(problems: readonly CrowdProblem[], field: string): readonly CrowdProblem[] {
  return problems.filter((each) => each.field === field || each.field.startsWith(`${field}.`));
}

/** Of which fields something is wrong, as Mantine's fields want to be told: no words, which stand below the row. */
export function isWrong(problems: readonly CrowdProblem[], field: string): boolean {
  return problems.some((each) => each.field === field);
}
