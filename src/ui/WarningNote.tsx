import { IconAlertTriangleFilled } from "@tabler/icons-react";
import type { ReactNode } from "react";
import "./warning-note.css";

/** A sentence that must be read before the figure beside it is believed. */
export function WarningNote({ children }: { children: ReactNode }) {
  return (
    <p className="warning-note">
      <IconAlertTriangleFilled size={16} role="img" aria-label="Warning:" />
      <span>{children}</span>
    </p>
  );
}
