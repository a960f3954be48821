import { Checkbox } from "@mantine/core";
import { useEffect, useState } from "react";
import { actions } from "../app/muster.ts";
import type { KeptMonth } from "../model/service-account.ts";

interface KeptMonthsProps {
  readonly from: number;
  readonly to: number;
  readonly again: boolean;
  readonly onChange: (again: boolean) => void;
}

/** Says which of the months need not be asked for, and since when, and offers to ask for them all the same. */
export function KeptMonths({ from, to, again, onChange }: KeptMonthsProps) {
  const [kept, setKept] = useState<readonly KeptMonth[]>([]);
  useEffect(() => {
    let current = true;
    void actions.findKeptMonths(from, to).then((found) => current && setKept(found));
    return () => {
      current = false;
    };
  }, [from, to]);
  if (kept.length === 0) return null;
  return (
    <Checkbox
      className="kept-months"
      size="xs"
      label="Fetch everything again"
      description={describeKept(kept, to - from + 1)}
      checked={again}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
    />
  );
}

function describeKept(kept: readonly KeptMonth[], months: number): string {
  const dates = kept.flatMap(({ earliest, latest }) => [earliest, latest]).sort();
  const days = [...new Set([dates.at(0), dates.at(-1)].map((at) => nameDay(at ?? "")))];
  const inPart = kept.filter(({ whole }) => !whole).length;
  return [
    kept.length === months
      ? "All are"
      : `${kept.length} of ${months} months ${kept.length === 1 ? "is" : "are"}`,
    ` kept on this device${inPart > 0 ? ` (${inPart} in part)` : ""},`,
    ` fetched ${days.length === 1 ? "on " : ""}${days.join(" to ")}; they are not asked for otherwise.`,
  ].join("");
}

function nameDay(at: string): string {
  return new Date(at).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });
}
