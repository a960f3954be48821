import { Button, Loader, Select } from "@mantine/core";
import { useEffect, useState } from "react";
import { actions } from "../app/muster.ts";
import { nameMonth } from "../model/wall-clock.ts";
import { KeptMonths } from "./KeptMonths.tsx";

const MONTHS_AT_FIRST = 12;

/** Chooses months of data.police.uk and fetches them for the study area; `forgotten` grows when what is kept is forgotten. */
export function FetchPoliceUk({ onStart, forgotten }: { onStart: () => void; forgotten: number }) {
  const [months, setMonths] = useState<readonly number[] | "asking" | null>("asking");
  const [again, setAgain] = useState(false);
  const [chosen, setChosen] = useState<readonly [number, number]>([0, 0]);
  useEffect(() => {
    let current = true;
    void actions.listPoliceUkMonths().then((found) => {
      if (!current) return;
      setMonths(found && found.length > 0 ? found : null);
      const last = found?.at(-1) ?? 0;
      setChosen([Math.max(found?.[0] ?? 0, last - MONTHS_AT_FIRST + 1), last]);
    });
    return () => {
      current = false;
    };
  }, []);
  if (months === "asking") return <Loader size="sm" aria-label="Asking data.police.uk for its months" />;
  if (months === null) {
    return (
      <p className="note">
        data.police.uk could not be asked from here. Download its archive from data.police.uk/data and open
        the zip: it holds the same records.
      </p>
    );
  }
  const [from, to] = chosen;
  const options = months.map((month) => ({ value: String(month), label: nameMonth(month) }));
  return (
    <div className="stack">
      <div className="pair">
        <Select
          size="xs"
          label="First month"
          data={options}
          value={String(from)}
          allowDeselect={false}
          onChange={(value) => setChosen([Number(value), Math.max(Number(value), to)])}
        />
        <Select
          size="xs"
          label="Last month"
          data={options}
          value={String(to)}
          allowDeselect={false}
          onChange={(value) => setChosen([Math.min(from, Number(value)), Number(value)])}
        />
      </div>
      <KeptMonths key={`${from} ${to} ${forgotten}`} from={from} to={to} again={again} onChange={setAgain} />
      <Button
        onClick={() => {
          onStart();
          void actions.fetchPoliceUk(from, to, { again });
        }}
      >
        Fetch {to - from + 1} {from === to ? "month" : "months"}
      </Button>
      <p className="note soft">
        England, Wales and Northern Ireland, by month. Open Government Licence v3.0.
      </p>
    </div>
  );
}
