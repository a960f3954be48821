import { useMuster } from "../../app/muster.ts";
import { selectOrder } from "../../app/order.ts";
import { Section } from "../Section.tsx";

/** How the crowd leaves, as the order says it. Nothing where the plan does not say. */
export function BriefCrowd() {
  const { crowd } = useMuster(selectOrder);
  if (crowd.length === 0) return null;
  return (
    <Section title="How the crowd leaves">
      {crowd.map((sentence) => (
        <p className="note" key={sentence}>
          {sentence}
        </p>
      ))}
    </Section>
  );
}
