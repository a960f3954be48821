import { Button, RangeSlider } from "@mantine/core";
import { useEffect, useState } from "react";
import { actions, useMuster } from "../app/muster.ts";
import { selectPlan, selectSummary } from "../app/selectors.ts";
import { nameMonth } from "../model/wall-clock.ts";
import { useLastSurface } from "./bench/use-last-surface.ts";
import { MonthBars } from "./charts/MonthBars.tsx";
import type { MonthRange } from "./charts/month-range.ts";
import { Section } from "./Section.tsx";

const choosePeriod = (period: MonthRange | null) => actions.setQuery({ period });

/** Which months count, chosen in the bars of all months or with a slider. */
export function PeriodFilter() {
  const summary = useMuster(selectSummary);
  const { surface, pending } = useLastSurface();
  const period = useMuster((state) => selectPlan(state).query.period);
  const [moving, setMoving] = useState<[number, number] | null>(null);
  useEffect(() => setMoving(null), [period]);
  const months = summary?.months;
  if (!months) {
    return (
      <Section title="Period">
        <p className="note soft">This data carries no dates, so it cannot be filtered by month.</p>
      </Section>
    );
  }
  const value: [number, number] = moving ?? [
    Math.max(months.first, period?.from ?? months.first),
    Math.min(months.last, period?.to ?? months.last),
  ];
  return (
    <Section
      title="Period"
      aside={
        period ? (
          <Button size="compact-xs" variant="subtle" onClick={() => actions.setQuery({ period: null })}>
            All months
          </Button>
        ) : (
          "all months"
        )
      }
    >
      {surface?.byMonth && (
        <div className="panel__chart" aria-busy={pending} data-stale={pending || undefined}>
          <MonthBars
            {...surface.byMonth}
            label="Recorded by month"
            selected={moving ? { from: moving[0], to: moving[1] } : period}
            onSelect={choosePeriod}
            height={104}
          />
        </div>
      )}
      {months.last > months.first && (
        <RangeSlider
          mt={4}
          min={months.first}
          max={months.last}
          minRange={0}
          step={1}
          label={nameMonth}
          thumbFromLabel="First month"
          thumbToLabel="Last month"
          value={value}
          onChange={setMoving}
          onChangeEnd={([from, to]) =>
            actions.setQuery({
              period: from === months.first && to === months.last ? null : { from, to },
            })
          }
        />
      )}
    </Section>
  );
}
