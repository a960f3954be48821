import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { CONFIDENCE_WORDS } from "../../../model/where-report.ts";
import { formatCount } from "../../../model/wording.ts";
import { ScrollRegion } from "../../charts/ScrollRegion.tsx";
import type { HexRow, HexSort, HexSortKey } from "./hex-rows.ts";
import "./ranked-table.css";

interface Column {
  readonly key: HexSortKey;
  readonly name: string;
  readonly unit?: string;
}

/** Hexes as rows with headers that sort; a row's place is a button that selects it. */
export function RankedTable(props: {
  rows: readonly HexRow[];
  /** The selected hex, where it is not among the rows. */
  apart: HexRow | null;
  sort: HexSort;
  onSort: (sort: HexSort) => void;
  hasRate: boolean;
  hasBlend: boolean;
  venueName: string;
  selected: string | null;
  onSelect: (cell: string) => void;
}) {
  const { rows, apart, sort, selected, onSelect } = props;
  const columns: readonly Column[] = [
    { key: "place", name: `From ${props.venueName}` },
    { key: "count", name: "Recorded" },
    ...(props.hasRate ? [{ key: "rate", name: "Rate", unit: "per km², month" } as const] : []),
    { key: "harm", name: "Harm" },
    ...(props.hasBlend ? [{ key: "blend", name: "Blend", unit: "%" } as const] : []),
    { key: "confidence", name: "Confidence", unit: "tests agreeing" },
  ];
  const sortBy = (by: HexSortKey) =>
    props.onSort({ by, falling: by === sort.by ? !sort.falling : by !== "place" });
  return (
    <ScrollRegion className="data-table where-ranked" label="Ranked hexes" scrolls>
      <table>
        <caption>Hexes of the study area. The headers sort; a row selects its hex on the map.</caption>
        <thead>
          <tr>
            {columns.map(({ key, name, unit }) => (
              <th
                key={key}
                scope="col"
                data-column={key}
                aria-sort={key === sort.by ? (sort.falling ? "descending" : "ascending") : "none"}
              >
                <button type="button" onClick={() => sortBy(key)}>
                  <span>
                    {name}
                    {key === sort.by && <SortMark falling={sort.falling} />}
                  </span>
                  {unit && <small>{unit}</small>}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...rows, ...(apart ? [apart] : [])].map((row) => (
            <tr
              key={row.cell}
              data-selected={row.cell === selected || undefined}
              data-apart={row === apart || undefined}
            >
              <th scope="row" data-column="place">
                <button
                  type="button"
                  className="where-ranked__place"
                  aria-pressed={row.cell === selected}
                  onClick={() => onSelect(row.cell)}
                >
                  {row.place}
                </button>
              </th>
              <td>{formatCount(row.count)}</td>
              {props.hasRate && <td>{row.rate === null ? "–" : row.rate.toFixed(1)}</td>}
              <td>{formatCount(Math.round(row.harm))}</td>
              {props.hasBlend && <td>{row.blend === null ? "–" : (100 * row.blend).toFixed(1)}</td>}
              <td data-column="confidence">
                <span>
                  <i className="where-mark" data-confidence={row.confidence} aria-hidden="true" />
                  {CONFIDENCE_WORDS[row.confidence]}
                </span>{" "}
                <small>{row.tests} of 4</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function SortMark({ falling }: { falling: boolean }) {
  const Icon = falling ? IconChevronDown : IconChevronUp;
  return <Icon size={12} stroke={2.5} aria-hidden="true" />;
}
