import { Button } from "@mantine/core";
import { IconDeviceFloppy, IconDownload, IconLink, IconPrinter } from "@tabler/icons-react";
import { actions, useMuster } from "../app/muster.ts";
import { selectOrder } from "../app/order.ts";
import { capitalise } from "../model/wording.ts";
import { BriefBeats } from "./beats/BriefBeats.tsx";
import { BriefCrowd } from "./crowd/BriefCrowd.tsx";
import { BriefFixedPosts } from "./fixed-posts/BriefFixedPosts.tsx";
import { OpenPlanButton } from "./OpenPlanButton.tsx";
import { QualityLine } from "./QualityLine.tsx";
import { ReadyButton } from "./ReadyButton.tsx";
import { Section } from "./Section.tsx";
import { SimulatedBadge } from "./SimulatedBadge.tsx";
import { BriefSources } from "./sources/BriefSources.tsx";
import { WarningNote } from "./WarningNote.tsx";

/** The order as it will be printed, and the ways a plan leaves the page. */
export function BriefPanel({ onShare }: { onShare: () => void }) {
  const order = useMuster(selectOrder);
  return (
    <>
      <div className="panel">
        <Section title="Order" aside={<SimulatedBadge />}>
          <p className="note strong">{order.title}</p>
          {order.warnings.map((sentence) => (
            <WarningNote key={sentence}>{sentence}</WarningNote>
          ))}
          {order.method.map((sentence) => (
            <p className="note" key={sentence}>
              {sentence}
            </p>
          ))}
          <QualityLine />
        </Section>
        <Section title="Posts" aside={`${order.rows.length}`}>
          {order.rows.length === 0 && (
            <p className="note soft">No posts yet. Suggest some in the Plan step.</p>
          )}
          <ol className="plain-list brief-posts">
            {order.rows.map((row) => (
              <li key={row.number}>
                <button
                  type="button"
                  className="posts__name"
                  onClick={() => actions.select({ kind: "post", id: row.id })}
                >
                  <span className="disc" data-pinned={row.pinned || undefined}>
                    {row.number}
                  </span>
                  <span>
                    <span className="strong">{capitalise(row.placeWords)}</span>
                    <br />
                    <span className="soft">
                      {row.unit} · {row.times} · covers {row.covers}
                    </span>
                  </span>
                </button>
              </li>
            ))}
          </ol>
        </Section>
        <BriefBeats />
        <BriefFixedPosts />
        <BriefCrowd />
        <BriefSources />
        <Section title="Save and export">
          <div className="stack">
            <Button
              fullWidth
              variant="default"
              leftSection={<IconDeviceFloppy size={16} />}
              onClick={actions.savePlan}
            >
              Save plan as a file
            </Button>
            <OpenPlanButton />
            <Button.Group>
              <Button
                fullWidth
                variant="default"
                leftSection={<IconDownload size={16} />}
                onClick={() => actions.exportPosts("csv")}
              >
                Posts, CSV
              </Button>
              <Button fullWidth variant="default" onClick={() => actions.exportPosts("geojson")}>
                GeoJSON
              </Button>
            </Button.Group>
          </div>
        </Section>
      </div>
      <div className="panel-foot">
        <Button.Group>
          <ReadyButton
            fullWidth
            size="md"
            leftSection={<IconPrinter size={16} />}
            onClick={() => window.print()}
          >
            Print order
          </ReadyButton>
          <ReadyButton
            fullWidth
            size="md"
            variant="default"
            leftSection={<IconLink size={16} />}
            onClick={onShare}
          >
            Share link
          </ReadyButton>
        </Button.Group>
      </div>
    </>
  );
}
