import { Button, type ButtonProps, Tooltip } from "@mantine/core";
import { useMuster } from "../app/muster.ts";
import { isOrderPending } from "../app/order.ts";

/** A button for what needs the plan's figures: while they are being worked out it says so and does nothing. */
export function ReadyButton({ onClick, ...props }: ButtonProps & { onClick: () => void }) {
  const pending = useMuster(isOrderPending);
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
