import { NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { actions, useMuster } from "../../../app/muster.ts";
import { parseIsoDay } from "../../../model/calendar-day.ts";
import { HOLIDAY_REGIONS, type HolidayRegion } from "../../../model/holidays.ts";

const REGION_NAMES: Readonly<Record<HolidayRegion, string>> = {
  "england-and-wales": "England and Wales",
  scotland: "Scotland",
  "northern-ireland": "Northern Ireland",
  "united-states": "United States, federal",
  none: "none",
};

/** Which days are no ordinary days, and how many people are there on an ordinary one. */
export function ComparisonChoices() {
  const { holidays, leaveOut, ordinarilyPresent } = useMuster((state) => state.analysis);
  const [typed, setTyped] = useState(leaveOut.join(", "));
  const [problem, setProblem] = useState<string | null>(null);
  const settle = () => {
    const days = typed.split(/[\s,;]+/).filter(Boolean);
    const wrong = days.find((day) => parseIsoDay(day) === undefined);
    if (wrong !== undefined) {
      setProblem(`“${wrong}” is no date such as 2026-06-20.`);
      return;
    }
    setProblem(null);
    actions.chooseForAnalysis({ leaveOut: days });
  };
  return (
    <div className="events__choices">
      <NativeSelect
        size="xs"
        label="Public holidays left out"
        data={HOLIDAY_REGIONS.map((value) => ({ value, label: REGION_NAMES[value] }))}
        value={holidays}
        onChange={({ currentTarget }) => {
          const region = HOLIDAY_REGIONS.find((each) => each === currentTarget.value);
          if (region) actions.chooseForAnalysis({ holidays: region });
        }}
      />
      <TextInput
        size="xs"
        label="Other days left out"
        placeholder="2026-01-01, 2026-05-04"
        value={typed}
        error={problem}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onBlur={settle}
      />
      <NumberInput
        size="xs"
        label="People ordinarily within 1 km"
        placeholder="not known"
        min={1}
        max={10_000_000}
        allowDecimal={false}
        thousandSeparator=","
        value={ordinarilyPresent ?? ""}
        onChange={(value) =>
          actions.chooseForAnalysis({
            ordinarilyPresent: typeof value === "number" && value >= 1 ? value : null,
          })
        }
      />
    </div>
  );
}
