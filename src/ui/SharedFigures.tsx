import type { OrderFigures } from "../app/order.ts";

/** What a post does by the figures that the plan carries, for a reader without the data; or that they are being worked out. */
export function SharedFigures({ row }: { row: OrderFigures }) {
  return (
    <p className="note">
      Covers {row.covers}; only here {row.onlyHere}. {row.why.join(", ")}
    </p>
  );
}
