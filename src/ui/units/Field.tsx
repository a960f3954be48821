import type { ReactNode } from "react";

/** One line of a group's details: what is asked, and its control. */
export function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="units__field">
      <span>{label}</span>
      {children}
    </div>
  );
}
