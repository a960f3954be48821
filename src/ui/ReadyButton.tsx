import { Button, type ButtonProps, Tooltip } from "@mantine/core";
import { isPending } from "../app/deployments.ts";
import { useMuster } from "../app/muster.ts";
import { areBeatsPending } from "../app/shown-beats.ts";
import { isLedgerPending } from "../app/shown-ledger.ts";

/** A button for what needs the plan's figures: while they are being worked out it says so and does nothing. */
export function ReadyButton({ onClick, ...props }: ButtonProps & { onClick: () => void }) {
  const pending = useMuster((state) => isPending(state) || areBeatsPending(state) || isLedgerPending(state));
  return (
    <Tooltip label="Figures are being worked out" disabled={!pending}>
      <Button
        {...props}
        {...(pending && { "aria-disabled": true, "data-disabled": true })}
        onClick={() => {
          if (!pending) onClick();
        }}
      />
    </Tooltip>
  );
}
