import { ActionIcon, Button, Menu, Tooltip } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconDotsVertical,
  IconFolderOpen,
  IconHexagonFilled,
  IconLink,
  IconPrinter,
} from "@tabler/icons-react";
import { actions, startOver, useMuster } from "../app/muster.ts";
import "./bar.css";
import { isOrderPending } from "../app/order.ts";
import { selectPlan } from "../app/selectors.ts";
import { formatTimeOfDay, nameDate } from "../model/wall-clock.ts";
import { ReadyButton } from "./ReadyButton.tsx";

/** The one bar: whose evening this is, and what can be done with the whole plan. */
export function TopBar(props: { onOpenFiles: () => void; onShare: () => void; onSettings: () => void }) {
  const { event } = useMuster(selectPlan);
  const pending = useMuster(isOrderPending);
  const canUndo = useMuster((state) => state.history.past.length > 0);
  const canRedo = useMuster((state) => state.history.future.length > 0);
  return (
    <header className="card app__bar bar">
      <h1 className="bar__name">
        <IconHexagonFilled size={18} color="var(--muster-accent)" aria-hidden="true" /> Muster
      </h1>
      <div className="bar__event">
        <strong>{event.name}</strong>
        <span className="soft bar__details">
          {event.venue.name} · {nameDate(event.date)} · doors {formatTimeOfDay(event.doors)}, ends{" "}
          {formatTimeOfDay(event.end)}
        </span>
      </div>
      <div className="bar__actions">
        <Button
          className="bar__wide"
          variant="default"
          leftSection={<IconFolderOpen size={16} />}
          onClick={props.onOpenFiles}
        >
          Open files
        </Button>
        <ActionIcon.Group className="bar__wide">
          <Tooltip label="Undo (Ctrl+Z)">
            <ActionIcon
              variant="default"
              size={36}
              aria-label="Undo"
              disabled={!canUndo}
              onClick={actions.undo}
            >
              <IconArrowBackUp size={18} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label="Redo (Ctrl+Shift+Z)">
            <ActionIcon
              variant="default"
              size={36}
              aria-label="Redo"
              disabled={!canRedo}
              onClick={actions.redo}
            >
              <IconArrowForwardUp size={18} />
            </ActionIcon>
          </Tooltip>
        </ActionIcon.Group>
        <ReadyButton
          className="bar__wide"
          variant="default"
          leftSection={<IconPrinter size={16} />}
          onClick={() => window.print()}
        >
          Print order
        </ReadyButton>
        <ReadyButton className="bar__wide" leftSection={<IconLink size={16} />} onClick={props.onShare}>
          Share link
        </ReadyButton>
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon variant="default" size={36} aria-label="More">
              <IconDotsVertical size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item className="bar__narrow" onClick={props.onOpenFiles}>
              Open files
            </Menu.Item>
            <Menu.Item className="bar__narrow" disabled={!canUndo} onClick={actions.undo}>
              Undo
            </Menu.Item>
            <Menu.Item className="bar__narrow" disabled={!canRedo} onClick={actions.redo}>
              Redo
            </Menu.Item>
            <Menu.Item className="bar__narrow" disabled={pending} onClick={() => window.print()}>
              Print order
            </Menu.Item>
            <Menu.Item className="bar__narrow" disabled={pending} onClick={props.onShare}>
              Share link
            </Menu.Item>
            <Menu.Item onClick={actions.savePlan}>Save plan as a file</Menu.Item>
            <Menu.Item onClick={() => void actions.openDemonstration()}>Use the demonstration data</Menu.Item>
            <Menu.Item onClick={() => void startOver()}>Start over with the demonstration event</Menu.Item>
            <Menu.Item onClick={props.onSettings}>Settings</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </header>
  );
}
