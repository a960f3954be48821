import { Button, Menu } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { actions, useMuster } from "../../app/muster.ts";
import { selectPlan } from "../../app/selectors.ts";
import { UNIT_KINDS, UNIT_LIMITS, UNIT_WORDS } from "../../model/fleet.ts";
import { capitalise } from "../../model/wording.ts";

/** Adds a group of units, or a whole police support unit. */
export function AddUnits() {
  const groups = useMuster((state) => selectPlan(state).fleet.length);
  const isFull = groups >= UNIT_LIMITS.groups;
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} />}>
          Add units
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => actions.addSupportUnits(1)}>
          A police support unit
          <span className="units__menu-note soft">3 serials of 1 + 6, and an inspector</span>
        </Menu.Item>
        <Menu.Divider />
        {UNIT_KINDS.map((kind) => (
          <Menu.Item key={kind} disabled={isFull} onClick={() => actions.addUnitGroup(kind)}>
            {capitalise(UNIT_WORDS[kind])}s
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
