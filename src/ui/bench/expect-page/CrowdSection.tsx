import { Button } from "@mantine/core";
import { useState } from "react";
import { CrowdClock } from "../../crowd/CrowdClock.tsx";
import { Section } from "../../Section.tsx";

/** Where the crowd clock opens: how the venue empties, and who waits at the stations. */
export function CrowdSection() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Section title="When the crowd leaves">
      <p className="note soft">
        How fast the venue empties, how long the queue at each station grows, and who is still there at the
        last train. It rests on what you enter, not on records, and can be added as a focus area.
      </p>
      <Button size="compact-sm" variant="default" onClick={() => setIsOpen(true)}>
        Crowd clock …
      </Button>
      <CrowdClock opened={isOpen} onClose={() => setIsOpen(false)} />
    </Section>
  );
}
