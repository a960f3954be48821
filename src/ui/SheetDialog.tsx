import { Button, Modal } from "@mantine/core";
import { actions, useMuster } from "../app/muster.ts";

/** Chooses the sheet of a workbook that has several. */
export function SheetDialog() {
  const workbook = useMuster((state) => state.workbook);
  return (
    <Modal
      opened={workbook !== null}
      onClose={actions.dismissChoice}
      title={`Which sheet of ${workbook?.file.name ?? "the workbook"}?`}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <div className="stack">
        {workbook?.sheets.map((name) => (
          <Button
            key={name}
            variant="default"
            justify="flex-start"
            onClick={() => void actions.openSheet(name)}
          >
            {name}
          </Button>
        ))}
      </div>
    </Modal>
  );
}
