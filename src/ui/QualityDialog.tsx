import { Box, Button, Loader, Modal, NativeSelect, Table } from "@mantine/core";
import { type ReactNode, useId } from "react";
import type { FileAccount } from "../model/crime-table.ts";
import { describeQuality } from "../model/describe-quality.ts";
import {
  type MappedOffence,
  OFFENCE_CATEGORIES,
  type OffenceCategory,
  UNMAPPED,
} from "../model/offence-taxonomy.ts";
import type { Lock, QualityReport } from "../model/quality-report.ts";
import { formatCount } from "../model/wording.ts";
import "./quality-dialog.css";

interface QualityProps {
  readonly onExport: (format: "text" | "json") => void;
  /** Takes what an offence text is to count as. */
  readonly onChooseCategory: (source: string, category: OffenceCategory) => void;
}

const CATEGORIES: readonly OffenceCategory[] = [...OFFENCE_CATEGORIES, UNMAPPED];

/** Sentences of the report by what stands before their colon. */
const GROUPS = {
  rows: ["Rows"],
  time: ["Time", "Dates of", "Months"],
  points: ["Identifiers", "Points"],
  forces: ["Forces"],
  download: ["Download"],
} as const;

const LOCK_NAMES: Readonly<Record<Lock["what"], string>> = {
  months: "Months",
  days: "Days",
  hours: "Hours",
  minutes: "Minutes",
  categories: "Crime types",
};

/** How far the open data can be believed; null while it is being judged. */
export function QualityDialog(
  props: QualityProps & { opened: boolean; onClose: () => void; report: QualityReport | null },
) {
  const { opened, onClose, report, ...rest } = props;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Data quality"
      size="xl"
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {report ? (
        <QualityParts report={report} {...rest} />
      ) : (
        <p className="quality__wait" role="status">
          <Loader size="sm" aria-hidden /> The data is being judged…
        </p>
      )}
    </Modal>
  );
}

function QualityParts({ report, onExport, onChooseCategory }: QualityProps & { report: QualityReport }) {
  const { files, locks, offences, unmappedRows } = report;
  const facts = describeQuality(report).flatMap(splitSentence);
  const factsOf = (group: keyof typeof GROUPS) =>
    facts.filter(({ term }) => GROUPS[group].some((start) => term.startsWith(start)));
  return (
    <div className="quality">
      {report.simulated && <p className="badge-simulated">These rows are simulated.</p>}
      <Part title="Rows">
        <Facts facts={factsOf("rows")} />
      </Part>
      <Part title="Time">
        <Facts facts={factsOf("time")} />
      </Part>
      <Part title="Identifiers and points">
        <Facts facts={factsOf("points")} />
      </Part>
      <Part title="Forces">
        {report.forces.length === 0 ? (
          <p className="note">No gap of a police force was found.</p>
        ) : (
          factsOf("forces").map(({ text }) => (
            <p className="note" key={text}>
              {text}
            </p>
          ))
        )}
      </Part>
      <Part title="What this locks">
        {locks.length === 0 ? (
          <p className="note">Nothing is locked.</p>
        ) : (
          <Facts facts={locks.map(({ what, why }) => ({ term: LOCK_NAMES[what], text: why }))} />
        )}
      </Part>
      {offences.length > 0 && (
        <Part title="Crime types">
          {unmappedRows > 0 && (
            <p className="note">
              {formatCount(unmappedRows)} of {formatCount(report.rows.kept)} rows have a type that no category
              is chosen for. Choose one here; no file is read again.
            </p>
          )}
          <OffenceTable offences={offences} onChooseCategory={onChooseCategory} />
        </Part>
      )}
      {report.download && (
        <Part title="Download">
          <Facts
            facts={factsOf("download").map(({ term, text }) => ({
              term: term.replace(/^Download note$/, "Note"),
              text,
            }))}
          />
        </Part>
      )}
      <Part title="Files">
        <FileTable files={files} />
      </Part>
      {report.attribution && <p className="note soft">{report.attribution}</p>}
      <div className="quality__export">
        <Button size="xs" variant="default" onClick={() => onExport("text")}>
          Export as text
        </Button>
        <Button size="xs" variant="default" onClick={() => onExport("json")}>
          Export as JSON
        </Button>
      </div>
    </div>
  );
}

function Part(props: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 className="quality__title" id={id}>
        {props.title}
      </h3>
      {props.children}
    </section>
  );
}

interface Fact {
  readonly term: string;
  readonly text: string;
}

function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="quality__facts">
      {facts.map(({ term, text }) => (
        <div key={`${term} ${text}`}>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Sentences without a colon say nothing that is not shown otherwise. File names may hold colons within their quotes. */
function splitSentence(sentence: string): Fact[] {
  const [, term, text] = /^(Dates of ".*"|[^:]+): (.+)$/s.exec(sentence) ?? [];
  return term && text ? [{ term, text: text.charAt(0).toUpperCase() + text.slice(1) }] : [];
}

function OffenceTable(
  props: Pick<QualityProps, "onChooseCategory"> & { offences: readonly MappedOffence[] },
) {
  return (
    <Box className="quality__table" role="region" aria-label="Crime types of the files" tabIndex={0}>
      <Table stickyHeader fz={12} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">As the file says</Table.Th>
            <Table.Th scope="col" ta="right">
              Rows
            </Table.Th>
            <Table.Th scope="col">Counts as</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {props.offences.map((offence) => (
            <Table.Tr key={`${offence.section} ${offence.source}`}>
              <Table.Td className="quality__source">{offence.source}</Table.Td>
              <Table.Td ta="right">{formatCount(offence.rows)}</Table.Td>
              <Table.Td>
                <CountsAs offence={offence} onChooseCategory={props.onChooseCategory} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  );
}

function CountsAs({
  offence,
  onChooseCategory,
}: Pick<QualityProps, "onChooseCategory"> & { offence: MappedOffence }) {
  const { source, category } = offence;
  if (category === source && category !== UNMAPPED) return <span className="soft">the same</span>;
  return (
    <NativeSelect
      size="xs"
      aria-label={`${source} counts as`}
      data={[...CATEGORIES]}
      value={category}
      onChange={({ currentTarget }) => {
        const chosen = CATEGORIES.find((candidate) => candidate === currentTarget.value);
        if (chosen) onChooseCategory(source, chosen);
      }}
    />
  );
}

function FileTable({ files }: { files: readonly FileAccount[] }) {
  const keyed = files.map((file, at) => ({ ...file, key: `${at} ${file.name}` }));
  return (
    <Box className="quality__table" role="region" aria-label="Rows by file" tabIndex={0}>
      <Table stickyHeader fz={12} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">File</Table.Th>
            <Table.Th scope="col">Format</Table.Th>
            {["Read", "Kept", "Dropped", "No date"].map((name) => (
              <Table.Th key={name} scope="col" ta="right">
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {keyed.map(({ key, name, format, rowsRead, rowsKept, withoutTime }) => (
            <Table.Tr key={key}>
              <Table.Td className="quality__source">{name}</Table.Td>
              <Table.Td>{format}</Table.Td>
              <Table.Td ta="right">{formatCount(rowsRead)}</Table.Td>
              <Table.Td ta="right">{formatCount(rowsKept)}</Table.Td>
              <Table.Td ta="right">{formatCount(rowsRead - rowsKept)}</Table.Td>
              <Table.Td ta="right">{formatCount(withoutTime)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  );
}
