import { Button, RangeSlider } from "@mantine/core";
import { useEffect, useState } from "react";
import { actions, useMuster } from "../app/muster.ts";
import { selectPlan, selectSummary, selectSurface } from "../app/selectors.ts";
import { nameMonth } from "../model/wall-clock.ts";
import { MonthChart } from "./MonthChart.tsx";
import { Section } from "./Section.tsx";

/** Which months count; the bars are the rows of the study area that do. */
export function PeriodFilter() {
  const summary = useMuster(selectSummary);
  const surface = useMuster(selectSurface);
  const { period } = useMuster((state) => selectPlan(state).query);
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
        <MonthChart firstMonth={surface.byMonth.firstMonth} counts={surface.byMonth.counts} />
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
      <p className="note">
        {nameMonth(value[0])} – {nameMonth(value[1])}
      </p>
    </Section>
  );
}
