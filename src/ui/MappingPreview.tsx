import { Box, Table } from "@mantine/core";
import type { MappingRequest } from "../model/column-mapping.ts";
import { type MappingChoices, rolesOf } from "../model/complete-mapping.ts";
import { ROLE_NAMES } from "./MappingFields.tsx";

const ROWS_SHOWN = 5;

/** The first rows of a file, and above each column the parts it plays. */
export function MappingPreview(props: { request: MappingRequest; choices: MappingChoices }) {
  const { columns, sample } = props.request;
  const roles = namesOfRoles(props.choices);
  const shown = columns.map((name, at) => ({
    name: name.trim() || `Column ${at + 1}`,
    at,
    key: `${at} ${name}`,
    roles: columns.indexOf(name) === at ? (roles.get(name) ?? []) : [],
  }));
  const rows = sample.slice(0, ROWS_SHOWN).map((cells, row) => ({ cells, key: `row ${row}` }));
  return (
    <Box className="preview" role="region" aria-label="First rows of the file" tabIndex={0}>
      <Table withColumnBorders fz={12} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            {shown.map(({ name, key, roles }) => (
              <Table.Th key={key} scope="col" data-chosen={roles.length > 0 || undefined}>
                <span className="preview__role">{roles.join(", ")}</span>
                <span className="preview__cell">{name}</span>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ cells, key }) => (
            <Table.Tr key={key}>
              {shown.map((column) => (
                <Table.Td key={column.key} data-chosen={column.roles.length > 0 || undefined}>
                  <span className="preview__cell">{cells[column.at] ?? ""}</span>
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  );
}

function namesOfRoles(choices: MappingChoices): Map<string, string[]> {
  const names = new Map<string, string[]>();
  const { needed, optional } = rolesOf(choices);
  for (const role of [...needed, ...optional]) {
    const column = choices.columns[role];
    if (column) names.set(column, [...(names.get(column) ?? []), ROLE_NAMES[role]]);
  }
  return names;
}
