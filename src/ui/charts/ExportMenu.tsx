import { ActionIcon, Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";

/** What a chart can be saved as. */
export type ExportFormat = "svg" | "png" | "csv";

const FORMATS: readonly { readonly format: ExportFormat; readonly name: string }[] = [
  { format: "svg", name: "Picture, SVG" },
  { format: "png", name: "Picture, PNG" },
  { format: "csv", name: "Table, CSV" },
];

/** The menu that saves a chart. */
export function ExportMenu(props: { title: string; onExport: (format: ExportFormat) => void }) {
  return (
    <Menu position="bottom-end" width={160}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={`Export ${props.title}`}
          title="Export"
        >
          <IconDownload size={16} stroke={1.75} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map(({ format, name }) => (
          <Menu.Item key={format} onClick={() => props.onExport(format)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
