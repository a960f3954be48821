import { Button, Checkbox, Modal, Select } from "@mantine/core";
import { useMemo, useState } from "react";
import { actions, useMuster } from "../app/muster.ts";
import type { ArchiveMember } from "../model/archive-member.ts";
import { nameMonth, parseMonth } from "../model/wall-clock.ts";
import { capitalise } from "../model/wording.ts";

/** Chooses forces and months of a large archive, so that only those are unpacked. */
export function ArchiveDialog() {
  const archive = useMuster((state) => state.archive);
  return (
    <Modal
      opened={archive !== null}
      onClose={actions.dismissChoice}
      title={`What to read of ${archive?.file.name ?? "the archive"}`}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {archive && <Choice key={archive.file.name} members={archive.members} />}
    </Modal>
  );
}

function Choice({ members }: { members: readonly ArchiveMember[] }) {
  const streets = useMemo(() => {
    const street = members.filter((member) => member.kind === "street");
    return street.length > 0 ? street : members;
  }, [members]);
  const forces = useMemo(() => [...new Set(streets.map(forceOf))].sort(), [streets]);
  const months = useMemo(
    () => [...new Set(streets.flatMap(({ month }) => (month === null ? [] : [month])))].sort(),
    [streets],
  );
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(forces.slice(0, 1)));
  const [from, setFrom] = useState(months[0] ?? "");
  const [to, setTo] = useState(months.at(-1) ?? "");
  const picked = streets.filter(
    (member) =>
      chosen.has(forceOf(member)) && (member.month === null || (member.month >= from && member.month <= to)),
  );
  const bytes = picked.reduce((sum, member) => sum + member.packedBytes, 0);
  const options = months.map((month) => ({ value: month, label: nameMonth(parseMonth(month) ?? 0) }));
  return (
    <div className="stack">
      <p className="note">Only what is chosen is unpacked; the rest of the archive is not read.</p>
      <Checkbox.Group label="Forces" value={[...chosen]} onChange={(value) => setChosen(new Set(value))}>
        <div className="archive-forces">
          {forces.map((force) => (
            <Checkbox key={force} size="xs" value={force} label={capitalise(force)} />
          ))}
        </div>
      </Checkbox.Group>
      {months.length > 1 && (
        <div className="pair">
          <Select
            size="xs"
            label="First month"
            data={options}
            value={from}
            allowDeselect={false}
            onChange={(value) => setFrom(value ?? from)}
          />
          <Select
            size="xs"
            label="Last month"
            data={options}
            value={to}
            allowDeselect={false}
            onChange={(value) => setTo(value ?? to)}
          />
        </div>
      )}
      <Button
        disabled={picked.length === 0}
        onClick={() => void actions.openMembers(picked.map((member) => member.path))}
      >
        Read {picked.length} {picked.length === 1 ? "file" : "files"}, {(bytes / 1e6).toFixed(1)} MB
      </Button>
    </div>
  );
}

function forceOf({ force, path }: ArchiveMember): string {
  return force?.replace(/-/g, " ") ?? path;
}
