import { Button, CloseButton, NativeSelect, TextInput } from "@mantine/core";
import { useRef } from "react";
import { makeLine } from "../../model/crowd-plan.ts";
import { CROWD_LIMITS, type CrowdProblem } from "../../model/crowd-problems.ts";
import { type LineForm, writeLine } from "./crowd-form.ts";
import { NumberField } from "./NumberField.tsx";
import { isWrong, problemsIn, RowProblems } from "./RowProblems.tsx";
import { useNewRow } from "./use-new-row.ts";

const KINDS: { value: LineForm["kind"]; label: string }[] = [
  { value: "trains", label: "Trains an hour" },
  { value: "rate", label: "People a minute" },
];

/** The lines of a station: what takes people away, and until when. */
export function LineFields(props: {
  /** Field of the lines: `stations.0.lines`. */
  field: string;
  station: string;
  lines: readonly LineForm[];
  problems: readonly CrowdProblem[];
  onChange: (lines: readonly LineForm[]) => void;
}) {
  const { field, station, lines, problems, onChange } = props;
  const { added, focusNew } = useNewRow();
  const addButton = useRef<HTMLButtonElement>(null);
  const change = (id: number, part: Partial<LineForm>) =>
    onChange(lines.map((line) => (line.id === id ? { ...line, ...part } : line)));
  const add = () => {
    const line = writeLine(makeLine(`Line ${lines.length + 1}`, 0));
    added.current = line.id;
    onChange([...lines, line]);
  };
  return (
    <div className="crowd__lines">
      {lines.map((line, i) => {
        const at = `${field}.${i}`;
        return (
          <fieldset
            key={line.id}
            className="crowd__line"
            aria-label={`${line.name || `Line ${i + 1}`} at ${station}`}
            aria-describedby={`crowd-${at}`}
          >
            <div className="crowd__grid" data-columns="line">
              <TextInput
                ref={focusNew(line.id)}
                size="xs"
                label="Line"
                error={isWrong(problems, `${at}.name`)}
                value={line.name}
                onChange={({ currentTarget }) => change(line.id, { name: currentTarget.value })}
              />
              <NumberField
                label="Share, %"
                error={isWrong(problems, `${at}.share`)}
                value={line.share}
                onChange={(share) => change(line.id, { share })}
              />
              <TextInput
                size="xs"
                label="Last train"
                placeholder="none"
                inputMode="numeric"
                error={isWrong(problems, `${at}.lastTrain`)}
                value={line.lastTrain}
                onChange={({ currentTarget }) => change(line.id, { lastTrain: currentTarget.value })}
              />
              {lines.length > 1 && (
                <CloseButton
                  size="sm"
                  aria-label={`Remove ${line.name || `line ${i + 1}`}`}
                  onClick={() => {
                    onChange(lines.filter(({ id }) => id !== line.id));
                    addButton.current?.focus();
                  }}
                />
              )}
            </div>
            <div className="crowd__grid" data-columns="throughput">
              <NativeSelect
                size="xs"
                label="Taken away by"
                data={KINDS}
                value={line.kind}
                onChange={({ currentTarget }) =>
                  change(line.id, { kind: currentTarget.value as LineForm["kind"] })
                }
              />
              {line.kind === "trains" ? (
                <>
                  <NumberField
                    label="Trains an hour"
                    error={isWrong(problems, `${at}.trainsPerHour`)}
                    value={line.trainsPerHour}
                    onChange={(trainsPerHour) => change(line.id, { trainsPerHour })}
                  />
                  <NumberField
                    label="People a train"
                    error={isWrong(problems, `${at}.peoplePerTrain`)}
                    value={line.peoplePerTrain}
                    onChange={(peoplePerTrain) => change(line.id, { peoplePerTrain })}
                  />
                </>
              ) : (
                <NumberField
                  label="People a minute"
                  error={isWrong(problems, `${at}.peoplePerMinute`)}
                  value={line.peoplePerMinute}
                  onChange={(peoplePerMinute) => change(line.id, { peoplePerMinute })}
                />
              )}
            </div>
            <RowProblems id={`crowd-${at}`} problems={problemsIn(problems, at)} />
          </fieldset>
        );
      })}
      <RowProblems id={`crowd-${field}`} problems={problems.filter((each) => each.field === field)} />
      <Button
        ref={addButton}
        size="compact-xs"
        variant="subtle"
        aria-label={`Add a line at ${station}`}
        disabled={lines.length >= CROWD_LIMITS.lines}
        onClick={add}
      >
        Add a line
      </Button>
    </div>
  );
}
