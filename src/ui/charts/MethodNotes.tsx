import type { MethodNote } from "../../model/method-note.ts";
import { describeMethod } from "./describe-method.ts";

/** How a chart's figures came about, folded away: one list per method, with everything that is weak about it. */
export function MethodNotes({ notes }: { notes: readonly MethodNote[] }) {
  return (
    <details className="method-notes">
      <summary>How</summary>
      {notes.map((note) => (
        <div className="method-notes__one" key={`${note.method} ${note.version}`}>
          <dl>
            {describeMethod(note).map(({ name, text }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
          {note.cautions.length > 0 && (
            <ul>
              {note.cautions.map((caution) => (
                <li key={caution}>{caution}</li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </details>
  );
}
