import { Button, FileButton } from "@mantine/core";
import { IconFolderOpen } from "@tabler/icons-react";
import { actions } from "../app/muster.ts";

/** Opens a plan that was saved as a file. */
export function OpenPlanButton() {
  return (
    <FileButton accept=".json,application/json" onChange={(file) => file && void actions.openPlanFile(file)}>
      {(props) => (
        <Button {...props} fullWidth variant="default" leftSection={<IconFolderOpen size={16} />}>
          Open a saved plan
        </Button>
      )}
    </FileButton>
  );
}
