/** An interval over a bar: a line with ends, kept apart from the bar by an outline of the card's colour. */
export function IntervalWhisker({ x1, x2, y }: { x1: number; x2: number; y: number }) {
  const path = `M${x1} ${y - 4}v8M${x1} ${y}H${x2}M${x2} ${y - 4}v8`;
  return (
    <>
      <path className="expect-whisker" data-casing="" d={path} />
      <path className="expect-whisker" d={path} />
    </>
  );
}
