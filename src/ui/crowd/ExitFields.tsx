import { Button, CloseButton, NativeSelect, TextInput } from "@mantine/core";
import { useRef } from "react";
import { CROWD_DEFAULTS, type ExitSurface, MAX_FLOW, makeExit } from "../../model/crowd-plan.ts";
import { CROWD_LIMITS, type CrowdProblem } from "../../model/crowd-problems.ts";
import { type ExitForm, writeExit } from "./crowd-form.ts";
import { NumberField } from "./NumberField.tsx";
import { isWrong, problemsIn, RowProblems } from "./RowProblems.tsx";
import { useNewRow } from "./use-new-row.ts";

const SURFACES: { value: ExitSurface; label: string }[] = [
  { value: "level", label: "Level" },
  { value: "stepped", label: "Stepped" },
];

/** The exits, a row each; the heads of the columns are said by every field too. */
export function ExitFields(props: {
  exits: readonly ExitForm[];
  problems: readonly CrowdProblem[];
  onChange: (exits: readonly ExitForm[]) => void;
}) {
  const { exits, problems, onChange } = props;
  const { added, focusNew } = useNewRow();
  const addButton = useRef<HTMLButtonElement>(null);
  const change = (id: number, part: Partial<ExitForm>) =>
    onChange(exits.map((exit) => (exit.id === id ? { ...exit, ...part } : exit)));
  const add = () => {
    const exit = writeExit(makeExit(`Exit ${exits.length + 1}`, Number(exits.at(-1)?.widthM) || 4));
    added.current = exit.id;
    onChange([...exits, exit]);
  };
  return (
    <div className="crowd__exits">
      <div className="crowd__exit crowd__heads" aria-hidden="true">
        <span>Exit</span>
        <span>Width, m</span>
        <span>Surface</span>
        <span>Flow</span>
        <span>Share, %</span>
        <span />
      </div>
      {exits.map((exit, i) => {
        const at = `exits.${i}`;
        const said = exit.name || `exit ${i + 1}`;
        return (
          <div key={exit.id}>
            <fieldset className="crowd__exit" aria-label={said} aria-describedby={`crowd-${at}`}>
              <TextInput
                ref={focusNew(exit.id)}
                size="xs"
                aria-label={`Name of ${said}`}
                error={isWrong(problems, `${at}.name`)}
                value={exit.name}
                onChange={({ currentTarget }) => change(exit.id, { name: currentTarget.value })}
              />
              <NumberField
                aria-label={`Width of ${said}, metres`}
                error={isWrong(problems, `${at}.widthM`)}
                value={exit.widthM}
                onChange={(widthM) => change(exit.id, { widthM })}
              />
              <NativeSelect
                size="xs"
                aria-label={`Surface of ${said}`}
                data={SURFACES}
                value={exit.surface}
                onChange={({ currentTarget }) => {
                  const surface = currentTarget.value as ExitSurface;
                  change(exit.id, { surface });
                }}
              />
              <NumberField
                aria-label={`Flow of ${said}, people per minute and metre`}
                max={MAX_FLOW[exit.surface]}
                error={isWrong(problems, `${at}.flowPerMinuteM`)}
                value={exit.flowPerMinuteM}
                onChange={(flowPerMinuteM) => change(exit.id, { flowPerMinuteM })}
              />
              <NumberField
                aria-label={`Share of the crowd by ${said}, percent`}
                placeholder="auto"
                error={isWrong(problems, `${at}.share`)}
                value={exit.share}
                onChange={(share) => change(exit.id, { share })}
              />
              <CloseButton
                size="sm"
                aria-label={`Remove ${said}`}
                onClick={() => {
                  onChange(exits.filter(({ id }) => id !== exit.id));
                  addButton.current?.focus();
                }}
              />
            </fieldset>
            <RowProblems id={`crowd-${at}`} problems={problemsIn(problems, at)} />
          </div>
        );
      })}
      <RowProblems id="crowd-exits" problems={problems.filter(({ field }) => field === "exits")} />
      <Button
        ref={addButton}
        size="compact-sm"
        variant="default"
        disabled={exits.length >= CROWD_LIMITS.exits}
        onClick={add}
      >
        Add an exit
      </Button>
      <p className="note soft">
        Flow is people per minute and metre of width: {CROWD_DEFAULTS.flowPerMinuteM} is usual after a
        concert, {MAX_FLOW.level} (level) and {MAX_FLOW.stepped} (stepped) are the most by the Green Guide. An
        exit without a share takes what its capacity allows.
      </p>
    </div>
  );
}
