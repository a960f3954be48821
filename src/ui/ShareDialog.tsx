import { Button, CopyButton, Modal, Switch, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { actions, useMuster } from "../app/muster.ts";
import { selectOrder } from "../app/order.ts";
import { selectPlan } from "../app/selectors.ts";
import "./share-dialog.css";
import { formatCount } from "../model/wording.ts";

/** The link, and first of all what it will show to whoever has it. */
export function ShareDialog(props: { opened: boolean; onClose: () => void }) {
  const plan = useMuster(selectPlan);
  const order = useMuster(selectOrder);
  const [withEvidence, setWithEvidence] = useState(true);
  const [link, setLink] = useState("");
  useEffect(() => {
    if (!props.opened) return;
    let current = true;
    setLink("");
    actions.makeLink(withEvidence).then((made) => current && setLink(made));
    return () => {
      current = false;
    };
  }, [props.opened, withEvidence, order]);
  return (
    <Modal opened={props.opened} onClose={props.onClose} title="Share this plan as a link" size="lg">
      <p className="note">
        The whole plan is inside the link, after the # sign, which browsers do not send to any server. Anyone
        who has the link can read it.
      </p>
      <ul className="share-list">
        <li>
          <strong>{plan.event.name}</strong>, {plan.event.venue.name}: date, times, study area, filters and
          units.
        </li>
        <li>
          {plan.posts.length} posts with their positions, such as post 1:{" "}
          {order.rows[0]?.placeWords ?? "none yet"}.
        </li>
        {withEvidence ? (
          <li>
            Masked evidence: shares of recorded crime each post covers, main crime types, the colour class of
            each hex. Counts from 1 to 4 are never in it; no record, date or exact location is.
          </li>
        ) : (
          <li>No evidence: readers see the posts, but not what they cover or why.</li>
        )}
        {order.simulatedBadge && <li>A badge saying “Simulated data”.</li>}
      </ul>
      <Switch
        label="Include masked evidence"
        checked={withEvidence}
        onChange={({ currentTarget }) => setWithEvidence(currentTarget.checked)}
        mb={12}
      />
      <TextInput
        label="Link"
        readOnly
        value={link}
        onFocus={({ currentTarget }) => currentTarget.select()}
        description={link ? `${formatCount(link.length)} characters` : "Being made…"}
      />
      <CopyButton value={link}>
        {({ copied, copy }) => (
          <Button fullWidth mt={12} disabled={!link} onClick={copy}>
            {copied ? "Copied" : "Copy link"}
          </Button>
        )}
      </CopyButton>
    </Modal>
  );
}
