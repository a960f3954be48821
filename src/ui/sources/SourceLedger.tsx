import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { actions, useMuster } from "../../app/muster.ts";
import { describeLedgerUnit } from "../../app/order-sources.ts";
import { selectPlan } from "../../app/selectors.ts";
import { isLedgerPending, selectLedger } from "../../app/shown-ledger.ts";
import type { AbstractionLine } from "../../model/abstraction.ts";
import { isKnown } from "../../model/abstraction-tables.ts";
import { capitalise, formatCount } from "../../model/wording.ts";
import { WarningNote } from "../WarningNote.tsx";
import { OfficersBalance } from "./OfficersBalance.tsx";

/** What is left at each source, phase by phase, and where the officers of the roster come from; while it is not known, why. */
export function SourceLedger() {
  const ledger = useMuster(selectLedger);
  const isPending = useMuster(isLedgerPending);
  const { takenFrom } = useMuster(selectPlan);
  if (takenFrom.length === 0) return null;
  if (!ledger) {
    return (
      <p className="note soft" role="status">
        {isPending
          ? "What is left there is being worked out."
          : "What is left there is worked out from the crime data, which is not open."}
      </p>
    );
  }
  return (
    <>
      <h4 className="sources__title">What is left there</h4>
      <p className="note soft">
        {describeLedgerUnit(ledger)} It says what the records of past evenings were, not what will happen.
      </p>
      {takenFrom.map(({ id, name }) => (
        <SourceLines key={id} name={name} lines={ledger.lines.filter(({ source }) => source === id)} />
      ))}
      <p className="note soft">
        Uncovered: demand beyond reach of every unit, placed anew as well as is found; no placing leaves less
        than “at least”.
      </p>
      <OfficersBalance balance={ledger.balance} />
      <div className="button-row">
        {(
          [
            ["abstraction-sources", "Sources, CSV"],
            ["abstraction-roster", "Officers, CSV"],
          ] as const
        ).map(([table, label]) => (
          <Button
            key={table}
            size="compact-sm"
            variant="default"
            leftSection={<IconDownload size={14} />}
            onClick={() => actions.exportLedger(table)}
          >
            {label}
          </Button>
        ))}
      </div>
    </>
  );
}

/** What is said of each phase, from top to bottom. */
const MEASURES: readonly {
  readonly name: string;
  readonly read: (line: AbstractionLine) => string;
  readonly starts?: boolean;
}[] = [
  { name: "Demand there", read: (line) => rate(isKnown(line) ? line.demand : null) },
  { name: "Units normally", read: ({ unitsNormally }) => formatCount(unitsNormally), starts: true },
  { name: "Units taken", read: ({ unitsTaken }) => formatCount(unitsTaken) },
  { name: "Units left", read: ({ unitsLeft }) => formatCount(unitsLeft) },
  {
    name: "Demand per unit normally",
    read: (line) => rate(isKnown(line) ? line.demandPerUnitNormally : null),
    starts: true,
  },
  {
    name: "Demand per unit left",
    read: (line) =>
      isKnown(line) && line.unitsLeft === 0 ? "no unit" : rate(isKnown(line) ? line.demandPerUnitLeft : null),
  },
  {
    name: "Uncovered normally",
    read: ({ uncovered }) => rate(uncovered?.normally ?? null),
    starts: true,
  },
  { name: "Uncovered with units left", read: ({ uncovered }) => rate(uncovered?.left ?? null) },
  { name: "… at least", read: ({ uncovered }) => rate(uncovered?.leftAtLeast ?? null) },
];

function SourceLines({ name, lines }: { name: string; lines: readonly AbstractionLine[] }) {
  const cautions = [...new Set(lines.flatMap((line) => line.cautions))];
  return (
    <>
      <table className="sources__ledger">
        <caption className="strong">{name}</caption>
        <colgroup>
          <col className="sources__wide-column" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">
              <span className="muster-visually-hidden">What</span>
            </th>
            {lines.map(({ phase }) => (
              <th scope="col" key={phase}>
                {capitalise(phase)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {MEASURES.map((measure) => (
            <tr key={measure.name} data-starts={measure.starts || undefined}>
              <th scope="row">{measure.name}</th>
              {lines.map((line) => (
                <td key={line.phase}>{measure.read(line)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {cautions.map((sentence) => (
        <WarningNote key={sentence}>{sentence}</WarningNote>
      ))}
    </>
  );
}

/** Two decimals: rows per evening are few. */
function rate(value: number | null): string {
  return value === null ? "–" : value.toFixed(2);
}
