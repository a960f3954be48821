import { Button } from "@mantine/core";
import { useState } from "react";
import { actions } from "../app/muster.ts";
import "./fetch-dialog.css";

/** Forgets what services answered, and says what that does and that it is done. */
export function ForgetFetched({ onForgotten }: { onForgotten?: () => void }) {
  const [done, setDone] = useState("");
  const forget = async () => {
    const had = await actions.forgetFetched();
    if (had === null) return;
    setDone(had ? "Forgotten: the next fetch asks the service for everything." : "Nothing was kept.");
    onForgotten?.();
  };
  return (
    <div className="stack">
      <p className="note soft">
        What services answer is kept on this device, so that a cut download goes on where it stopped and
        nothing is asked twice. Forgetting it frees the room; the data that is open stays open.
      </p>
      <Button size="xs" variant="default" className="forget" onClick={() => void forget()}>
        Forget what was fetched on this device
      </Button>
      <p className="note" role="status">
        {done}
      </p>
    </div>
  );
}
