import { Button, Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useEffect, useMemo, useState } from "react";
import { selectCrowd } from "../../app/crowd-actions.ts";
import { actions, useMuster } from "../../app/muster.ts";
import { selectPlan } from "../../app/selectors.ts";
import { CrowdAnswer } from "./CrowdAnswer.tsx";
import { CrowdFields } from "./CrowdFields.tsx";
import { CrowdResult } from "./CrowdResult.tsx";
import { readCrowdForm, writeCrowdForm } from "./crowd-form.ts";
import { useCrowdClock } from "./use-crowd-clock.ts";
import "./crowd.css";

/** How the crowd leaves the venue: what is entered at the left, what follows from it at the right. */
export function CrowdClock(props: { opened: boolean; onClose: () => void }) {
  const { venue } = useMuster(selectPlan).event;
  const isPhone = useMediaQuery("(max-width: 760px), (max-height: 560px)", false, {
    getInitialValueInEffect: false,
  });
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      size="76rem"
      fullScreen={isPhone}
      title={`Crowd clock, ${venue.name}`}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <CrowdParts />
    </Modal>
  );
}

/** What is entered is kept in the plan as soon as it can be worked out. */
function CrowdParts() {
  const { event } = useMuster(selectPlan);
  const kept = useMuster(selectCrowd);
  const [form, setForm] = useState(() => writeCrowdForm(kept));
  const { inputs, problems } = useMemo(() => readCrowdForm(form, event), [form, event]);
  const isUsable = problems.length === 0;
  const { clock, pending } = useCrowdClock(isUsable ? inputs : null, event.end);
  const [isTouched, setIsTouched] = useState(false);
  useEffect(() => {
    if (isTouched && isUsable) actions.keepCrowd(inputs);
  }, [isTouched, isUsable, inputs]);
  const startOver = () => {
    setIsTouched(false);
    setForm(writeCrowdForm(actions.startCrowd()));
  };
  return (
    <div className="crowd">
      <CrowdAnswer clock={clock} pending={pending} wrong={problems.length} />
      <form className="crowd__form" aria-label="What is known of the crowd" noValidate onSubmit={stay}>
        <CrowdFields
          form={form}
          inputs={inputs}
          event={event}
          problems={problems}
          onChange={(changed) => {
            setIsTouched(true);
            setForm(changed);
          }}
        />
        <div>
          <Button size="compact-sm" variant="default" onClick={startOver}>
            Begin anew from the capacity
          </Button>
        </div>
      </form>
      <div className="crowd__result">
        <CrowdResult clock={clock} pending={pending} />
      </div>
    </div>
  );
}

/** Everything takes effect at once: there is nothing to send. */
function stay(event: { preventDefault: () => void }): void {
  event.preventDefault();
}
