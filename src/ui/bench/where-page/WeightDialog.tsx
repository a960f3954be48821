import { Button, Modal, NumberInput } from "@mantine/core";
import { useState } from "react";
import { actions, useMuster } from "../../../app/muster.ts";
import { selectSummary } from "../../../app/selectors.ts";
import type { HarmIndex } from "../../../model/harm-index.ts";
import { formatCount } from "../../../model/wording.ts";
import { listWeights, readWeights, type WeightDraft, writeDraft } from "./weight-rows.ts";

/** What each category weighs: the index's value, and one's own in its place. */
export function WeightDialog(props: { opened: boolean; onClose: () => void; index: HarmIndex | null }) {
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title="Harm weights"
      size="lg"
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <WeightForm index={props.index} onClose={props.onClose} />
    </Modal>
  );
}

function WeightForm({ index, onClose }: { index: HarmIndex | null; onClose: () => void }) {
  const summary = useMuster(selectSummary);
  const edits = useMuster((state) => state.analysis.weightEdits);
  const [draft, setDraft] = useState<WeightDraft>(() => writeDraft(edits));
  const rows = listWeights(index, summary?.categories ?? []);
  const isTyped = Object.values(draft).some((typed) => typed !== "");
  const take = () => {
    actions.chooseForAnalysis({ weightEdits: readWeights(draft) });
    onClose();
  };
  return (
    <>
      <p className="note soft">
        {index ? `${index.name}, in ${index.unit}.` : "No index is at hand."} Your own weights come before
        whichever index is chosen: type them in its unit. An empty field leaves the index’s value.
      </p>
      <div className="where-weights">
        <table className="where-table">
          <caption>Weight of each category</caption>
          <thead>
            <tr>
              <th scope="col">Crime type</th>
              <th scope="col" data-align="right">
                Rows open
              </th>
              <th scope="col" data-align="right">
                Index
              </th>
              <th scope="col">Your own</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, rows: count, official }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td data-align="right">{formatCount(count)}</td>
                <td data-align="right">
                  {official === null ? (
                    <span className="soft">no official value</span>
                  ) : (
                    formatWeight(official)
                  )}
                </td>
                <td>
                  <NumberInput
                    size="xs"
                    w={92}
                    aria-label={`Own weight of ${name}`}
                    hideControls
                    allowNegative={false}
                    decimalScale={3}
                    value={draft[name] ?? ""}
                    onChange={(typed) => setDraft((before) => ({ ...before, [name]: typed }))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="where-weights__foot">
        <Button onClick={take}>Use these weights</Button>
        <Button variant="default" disabled={!isTyped} onClick={() => setDraft({})}>
          Reset to the index
        </Button>
        <Button variant="subtle" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </>
  );
}

function formatWeight(weight: number): string {
  return weight.toLocaleString("en-GB", { maximumFractionDigits: 2 });
}
