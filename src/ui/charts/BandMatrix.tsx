import { colourOfRatio, inkOn, RATIO_RAMP } from "../../map/ratio-ramp.ts";
import { RATIO_EDGES } from "../../model/ratio-classes.ts";
import { formatP } from "../../model/wording.ts";
import { useScheme } from "../use-scheme.ts";
import { ScrollRegion } from "./ScrollRegion.tsx";
import { estimateTextWidth, fitText } from "./text-width.ts";
import { useWidth } from "./use-width.ts";
import "./charts.css";
import { Unspoken } from "./Unspoken.tsx";

const ROW = 32;
const HEAD = 40;
const LEGEND = 52;
const LEAST_CELL = 40;
const LARGEST_CELL = 110;

/**
 * Ratios of recorded to expected over two sets of bands, each cell with its figure, coloured by how far it is from 1. A dot
 * and bold type mark p below `alpha`.
 */
export function BandMatrix(props: {
  label: string;
  /** What the rows and the columns are: `Distance`, `Days between`. */
  rowsTitle: string;
  columnsTitle: string;
  rowNames: readonly string[];
  columnNames: readonly string[];
  /** By row and column; null where there is too little to say. */
  ratios: readonly (readonly (number | null)[])[];
  p: readonly (readonly (number | null)[])[];
  alpha?: number;
}) {
  const { rowNames, columnNames, alpha = 0.05 } = props;
  const scheme = useScheme();
  const [holder, width] = useWidth();
  const widest = Math.max(0, ...[...rowNames, props.rowsTitle].map((name) => estimateTextWidth(name, 12)));
  const left = Math.min(widest + 12, Math.max(80, width * 0.34));
  const cell = Math.min(LARGEST_CELL, Math.max(LEAST_CELL, (width - left) / Math.max(1, columnNames.length)));
  const drawnWidth = Math.max(width, Math.ceil(left + cell * columnNames.length));
  const bottom = HEAD + ROW * rowNames.length;
  const height = bottom + LEGEND;

  return (
    <div className="chart">
      <ScrollRegion className="chart-scroll" label={props.label} scrolls={width > 0 && drawnWidth > width}>
        <div ref={holder} style={{ minHeight: height }}>
          {width > 0 && (
            <svg
              className="chart__svg"
              width={drawnWidth}
              height={height}
              role="img"
              aria-label={props.label}
            >
              <text className="chart-tick" x={left} y={12}>
                {props.columnsTitle}
              </text>
              <text className="chart-tick" x={0} y={30}>
                {props.rowsTitle}
              </text>
              {columnNames.map((name, column) => (
                <text
                  key={name}
                  className="chart-head"
                  x={left + (column + 0.5) * cell}
                  y={30}
                  textAnchor="middle"
                >
                  {fitText(name, cell - 4, 11)}
                </text>
              ))}
              {rowNames.map((name, row) => (
                <g key={name} transform={`translate(0 ${HEAD + row * ROW})`}>
                  <text className="chart-name" y={ROW / 2} dy="0.35em">
                    {fitText(name, left - 8, 12)}
                  </text>
                  {columnNames.map((columnName, column) => {
                    const ratio = props.ratios[row]?.[column] ?? null;
                    const p = props.p[row]?.[column] ?? null;
                    return (
                      <g key={columnName} transform={`translate(${left + column * cell} 0)`}>
                        <title>{`${name}, ${columnName}: ${describeRatio(ratio, p)}`}</title>
                        <RatioCell
                          ratio={ratio}
                          marked={p !== null && p < alpha}
                          width={cell}
                          scheme={scheme}
                        />
                      </g>
                    );
                  })}
                </g>
              ))}
              <g transform={`translate(${width < 420 ? 0 : left} ${bottom + 10})`}>
                <RatioLegend scheme={scheme} alpha={alpha} />
              </g>
            </svg>
          )}
        </div>
      </ScrollRegion>
    </div>
  );
}

function RatioCell(props: {
  ratio: number | null;
  marked: boolean;
  width: number;
  scheme: "light" | "dark";
}) {
  const { ratio, marked, width } = props;
  if (ratio === null) {
    return (
      <>
        <rect className="chart-empty-cell" x={0.5} y={0.5} width={width - 1} height={ROW - 1} rx={2} />
        <text className="chart-tick" x={width / 2} y={ROW / 2} dy="0.35em" textAnchor="middle">
          –
        </text>
      </>
    );
  }
  const fill = colourOfRatio(props.scheme, ratio);
  return (
    <>
      <rect x={0.5} y={0.5} width={width - 1} height={ROW - 1} rx={2} fill={fill} />
      <text
        className="chart-in-cell"
        data-strong={marked || undefined}
        fill={inkOn(fill)}
        x={width / 2}
        y={ROW / 2}
        dy="0.35em"
        textAnchor="middle"
      >
        {ratio.toFixed(2)}
      </text>
      {marked && <circle cx={width - 7.5} cy={7.5} r={2.5} fill={inkOn(fill)} />}
    </>
  );
}

function RatioLegend({ scheme, alpha }: { scheme: "light" | "dark"; alpha: number }) {
  const swatch = 30;
  return (
    <Unspoken>
      {RATIO_RAMP[scheme].map((colour, i) => (
        <rect
          key={colour}
          className="chart-swatch"
          x={i * swatch}
          width={swatch - 1}
          height={8}
          fill={colour}
        />
      ))}
      {RATIO_EDGES.map((edge, i) => (
        <text key={edge} className="chart-tick" x={(i + 1) * swatch} y={21} textAnchor="middle">
          {String(edge)}
        </text>
      ))}
      <text className="chart-tick" y={37}>
        times as many as expected
      </text>
      <circle className="chart-mark" cx={170} cy={33.5} r={2.5} />
      <text className="chart-tick" x={178} y={37}>
        {`p < ${alpha}`}
      </text>
    </Unspoken>
  );
}

function describeRatio(ratio: number | null, p: number | null): string {
  if (ratio === null) return "too few to say";
  return `× ${ratio.toFixed(2)}${p === null ? "" : `, p ${formatP(p)}`}`;
}
