import { Button, Checkbox, Modal, Select } from "@mantine/core";
import { useMemo, useState } from "react";
import { actions, useMuster } from "../app/muster.ts";
import {
  type ArchiveListing,
  countTwice,
  monthsOf,
  offerChoices,
  pickMembers,
} from "../model/archive-choice.ts";
import { nameMonth, parseMonth } from "../model/wall-clock.ts";

/** Chooses forces and months of large archives, so that only those are unpacked. */
export function ArchiveDialog() {
  const archives = useMuster((state) => state.archives);
  const [first] = archives?.listings ?? [];
  const several = archives && archives.listings.length > 1;
  const others = archives ? archives.files.length - archives.listings.length : 0;
  return (
    <Modal
      opened={archives !== null}
      onClose={actions.dismissChoice}
      title={`What to read of ${several ? `${archives.listings.length} archives` : (first?.name ?? "the archive")}`}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {archives && (
        <Choice
          key={archives.files.map(({ name }) => name).join("/")}
          listings={archives.listings}
          others={others}
        />
      )}
    </Modal>
  );
}

function Choice({ listings, others }: { listings: readonly ArchiveListing[]; others: number }) {
  const choices = useMemo(() => offerChoices(listings), [listings]);
  const months = useMemo(() => monthsOf(choices), [choices]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(choices.slice(0, 1).map(({ label }) => label)),
  );
  const [from, setFrom] = useState(months[0] ?? "");
  const [to, setTo] = useState(months.at(-1) ?? "");
  const picked = pickMembers(choices, chosen, from, to);
  const twice = countTwice(picked);
  const bytes = picked.reduce((sum, member) => sum + member.packedBytes, 0);
  const options = months.map((month) => ({ value: month, label: nameMonth(parseMonth(month) ?? 0) }));
  return (
    <div className="stack">
      <p className="note">
        Only what is chosen is unpacked; the rest of {listings.length > 1 ? "the archives" : "the archive"} is
        not read.
        {others > 0 && ` The ${others === 1 ? "file" : `${others} files`} beside them will be read whole.`}
      </p>
      <Checkbox.Group
        label={
          choices.some(({ members }) => members.some(({ force }) => force !== null)) ? "Forces" : "Files"
        }
        value={[...chosen]}
        onChange={(value) => setChosen(new Set(value))}
      >
        <div className="archive-forces">
          {choices.map(({ label }) => (
            <Checkbox key={label} size="xs" value={label} label={label} />
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
      <p className="note error" role="status">
        {twice > 0 &&
          `${twice === 1 ? "1 file is" : `${twice} files are`} chosen from more than one archive: the rows would count twice. Choose one of the archives.`}
      </p>
      <Button disabled={picked.length === 0} onClick={() => void actions.openMembers(picked)}>
        Read {picked.length} {picked.length === 1 ? "file" : "files"}, {(bytes / 1e6).toFixed(1)} MB
      </Button>
    </div>
  );
}
