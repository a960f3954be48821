/** One line below a chart: what is under the pointer or has the focus, else what is selected, else what can be done. */
export function ChartReadout(props: { children: string }) {
  return (
    <p className="chart-readout" aria-hidden="true">
      {props.children}
    </p>
  );
}
