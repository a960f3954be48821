import { Button, NativeSelect } from "@mantine/core";
import { memo } from "react";
import { actions, useMuster } from "../../../app/muster.ts";
import { selectSummary } from "../../../app/selectors.ts";
import { describeChange, namePeriod } from "../../../model/describe-when.ts";
import { isLocked } from "../../../model/locked.ts";
import type { MonthRange, PeriodChange, RateChange, WhenReport } from "../../../model/when-report.ts";
import { tabulateChange } from "../../../model/when-tables.ts";
import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { IntervalPlot } from "../../charts/IntervalPlot.tsx";
import type { PartProps } from "./part-props.ts";
import { lastAgainstBefore, monthOptions, sameMonthsLastYear } from "./period-presets.ts";

const TYPES_SHOWN = 10;

/** What has changed between two periods, and choosing them. */
export const ChangeFrame = memo(function ChangeFrame({
  report,
  ...part
}: PartProps & { report: WhenReport }) {
  const months = useMuster(selectSummary)?.months ?? null;
  const { change } = report;
  const told = isLocked(change) ? null : change;
  const reading = told ? describeChange(told) : "";
  return (
    <>
      <ChartFrame
        {...part}
        title="Change between two periods"
        reading={reading}
        notes={told ? [told.note] : []}
        table={told ? tabulateChange(told) : { columns: [], rows: [] }}
        locked={isLocked(change) ? change.locked : undefined}
      >
        {told && (
          <IntervalPlot
            label={`Change by crime type. ${reading}`}
            rows={[
              rowOf("All", told.overall),
              ...told.byCategory
                .slice(0, TYPES_SHOWN)
                .map((each) => rowOf(`${each.name}${each.pAdjusted < 0.05 ? " *" : ""}`, each)),
            ]}
            scale="log"
            axisLabel="times as much a day; * beyond chance (false discovery rate 5%)"
            limits={[0.2, 5]}
          />
        )}
      </ChartFrame>
      {months && <Periods months={months} change={told} />}
    </>
  );
});

function rowOf(label: string, { ratio, low, high, before, after }: RateChange) {
  if (ratio === null || high === null || ratio === 0) {
    return { label, interval: null, text: `${before} before, ${after} after` };
  }
  return { label, interval: { estimate: ratio, low, high } };
}

function Periods(props: {
  months: { readonly first: number; readonly last: number };
  change: PeriodChange | null;
}) {
  const { months, change } = props;
  const chosen = useMuster((state) => state.analysis.compare);
  const shown = chosen ?? change ?? lastAgainstBefore(months, 1);
  const presets = [
    { label: "Last year against the one before", compare: lastAgainstBefore(months, 12) },
    { label: "This year so far against last", compare: sameMonthsLastYear(months) },
    { label: "Last quarter against the one before", compare: lastAgainstBefore(months, 3) },
  ].flatMap(({ label, compare }) => (compare ? [{ label, compare }] : []));
  if (!shown) return null;
  const set = (which: "before" | "after", range: MonthRange) =>
    actions.chooseForAnalysis({ compare: { before: shown.before, after: shown.after, [which]: range } });
  return (
    <div className="when__periods">
      {(["before", "after"] as const).map((which) => (
        <fieldset key={which} className="when__period">
          <legend>{which === "before" ? "Before" : "After"}</legend>
          {(["from", "to"] as const).map((end) => (
            <NativeSelect
              key={end}
              size="xs"
              aria-label={`${which === "before" ? "Before" : "After"}, ${end === "from" ? "first" : "last"} month`}
              data={monthOptions(months)}
              value={String(shown[which][end])}
              onChange={({ currentTarget }) => {
                const month = Number(currentTarget.value);
                const other = shown[which][end === "from" ? "to" : "from"];
                set(which, { from: Math.min(month, other), to: Math.max(month, other) });
              }}
            />
          ))}
        </fieldset>
      ))}
      <div className="when__presets">
        {presets.map(({ label, compare }) => (
          <Button
            key={label}
            size="compact-xs"
            variant="default"
            title={`${namePeriod(compare.after)} against ${namePeriod(compare.before)}`}
            onClick={() => actions.chooseForAnalysis({ compare })}
          >
            {label}
          </Button>
        ))}
      </div>
      <p className="note soft">
        Periods that are picked because they look different make chance look like change, and p-values too
        small.
      </p>
    </div>
  );
}
