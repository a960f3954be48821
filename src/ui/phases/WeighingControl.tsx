import { Button } from "@mantine/core";
import { IconPlayerStop } from "@tabler/icons-react";
import { actions, useMuster } from "../../app/muster.ts";
import type { WeighedName } from "../../app/state.ts";
import { selectWeighing } from "../../app/weighed-units.ts";

/** Proves the quick figures of a question on request, says how far it is, and stops. */
export function WeighingControl(props: {
  name: WeighedName;
  isProven: boolean;
  /** What the button says. */
  ask: string;
  /** What is said once everything is proven. */
  done: string;
}) {
  const { name, isProven, ask, done } = props;
  const doing = useMuster((state) => selectWeighing(state, name));
  if (doing !== null) {
    return (
      <div className="button-row">
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlayerStop size={14} aria-hidden="true" />}
          onClick={actions.stopWeighing}
        >
          {doing}… stop
        </Button>
      </div>
    );
  }
  if (isProven) return <p className="note soft">{done}</p>;
  return (
    <div className="button-row">
      <Button size="compact-sm" variant="default" onClick={() => void actions.proveWeighed(name)}>
        {ask}
      </Button>
    </div>
  );
}
