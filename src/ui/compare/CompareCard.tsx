import { Button, CloseButton, Loader, TextInput } from "@mantine/core";
import { IconArrowsExchange, IconCornerUpLeft, IconDownload, IconTrash } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { NAME_OF_SHOWN, selectComparison } from "../../app/kept-plan.ts";
import { actions, useMuster } from "../../app/muster.ts";
import { PhaseTabs } from "../phases/PhaseTabs.tsx";
import { SimulatedBadge } from "../SimulatedBadge.tsx";
import { WarningNote } from "../WarningNote.tsx";
import { CompareMaps } from "./CompareMaps.tsx";
import { CompareTable } from "./CompareTable.tsx";
import "./compare.css";

/** The kept plan beside the one on screen: two maps of the same ground, one table, and what differs. */
export function CompareCard() {
  const comparison = useMuster(selectComparison);
  const hasData = useMuster((state) => state.data.kind === "open");
  const streets = useMuster((state) => state.streets?.name ?? null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  if (!comparison) return null;
  const { a, b, cautions, table, posts, inputs, isPending } = comparison;
  return (
    <section className="card app__compare compare" aria-label="Compare two plans" onKeyDown={closeOnEscape}>
      <div className="compare__head">
        <h2 ref={heading} tabIndex={-1} className="compare__title">
          Compare two plans
        </h2>
        <CloseButton aria-label="Close the comparison" onClick={actions.closeComparison} />
      </div>
      <div className="compare__page">
        <div className="compare__names">
          <TextInput
            label="Plan A, kept"
            value={a.name}
            maxLength={80}
            onChange={({ currentTarget }) => actions.nameKept(currentTarget.value)}
          />
          <p className="compare__shown">
            <span className="compare__label">Plan B</span>
            <br />
            {NAME_OF_SHOWN}
            {a.plan === b.plan && ", no change since A was kept"}
          </p>
        </div>
        <div className="compare__buttons">
          <Button
            size="xs"
            variant="default"
            leftSection={<IconArrowsExchange size={14} />}
            onClick={() => void actions.swapPlans()}
          >
            Swap A and B
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconCornerUpLeft size={14} />}
            onClick={() => void actions.useKept()}
          >
            Use plan A again
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDownload size={14} />}
            disabled={isPending}
            onClick={actions.exportComparison}
          >
            Save the table (CSV)
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconTrash size={14} />}
            onClick={actions.dropKept}
          >
            Drop plan A
          </Button>
        </div>
        {cautions.map((sentence) => (
          <WarningNote key={sentence}>{sentence}</WarningNote>
        ))}
        <PhaseTabs />
        <CompareMaps a={a} b={b} />
        <h3 className="compare__part">
          Figures <SimulatedBadge />
        </h3>
        <div role="status">
          {isPending && (
            <p className="note soft">
              <Loader size={12} /> Figures are being worked out…
            </p>
          )}
          {!hasData && (
            <p className="note">
              No crime data is open, so what the posts cover is not known. Open the crime files to compare it.
            </p>
          )}
        </div>
        {!isPending && <CompareTable table={table} names={[a.name, b.name]} />}
        {streets !== null && (
          <p className="note soft">In both plans units on foot go along the streets of {streets}.</p>
        )}
        <Differences title="Posts that differ" sentences={posts} none="The posts are the same." />
        <Differences
          title="Inputs that differ"
          sentences={inputs}
          none="Both plans were given the same: event, area, filters, units, fixed posts and areas."
        />
      </div>
    </section>
  );
}

function Differences(props: { title: string; sentences: readonly string[]; none: string }) {
  const { title, sentences, none } = props;
  return (
    <>
      <h3 className="compare__part">{title}</h3>
      {sentences.length === 0 ? (
        <p className="note">{none}</p>
      ) : (
        <ul className="compare__list">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function closeOnEscape(event: KeyboardEvent<HTMLElement>) {
  if (event.key === "Escape" && !event.defaultPrevented) actions.closeComparison();
}
