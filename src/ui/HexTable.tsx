import { Modal, Table } from "@mantine/core";
import { useMemo } from "react";
import { selectShownHexView } from "../app/hex-view.ts";
import { actions, useMuster } from "../app/muster.ts";
import { bearingDeg, compassName, distanceM } from "../model/geodesy.ts";
import type { HexSurface } from "../model/hex-surface.ts";
import { formatCount, formatDistance, formatP } from "../model/wording.ts";

/** Every hex of the study area as a row, most recorded first, with the measure that is on the map; the map in words. Rows are made only while it is open. */
export function HexTable(props: { opened: boolean; onClose: () => void; surface: HexSurface }) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title="All hexes in the study area" size="lg">
      {props.opened && <HexRows surface={props.surface} onClose={props.onClose} />}
    </Modal>
  );
}

function HexRows({ surface, onClose }: { surface: HexSurface; onClose: () => void }) {
  const view = useMuster(selectShownHexView);
  const measure = view?.measure;
  const order = useMemo(
    () =>
      Array.from(surface.cells, (_, i) => i).sort(
        (a, b) => (surface.count[b] ?? 0) - (surface.count[a] ?? 0),
      ),
    [surface],
  );
  return (
    <Table.ScrollContainer minWidth={520} maxHeight="65vh">
      <Table stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>From the venue</Table.Th>
            <Table.Th ta="right">Recorded</Table.Th>
            {measure && <Table.Th>{measure.title}</Table.Th>}
            <Table.Th ta="right">Gi* z</Table.Th>
            <Table.Th ta="right">Adjusted p</Table.Th>
            <Table.Th>Hotspot</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {order.map((i) => {
            const at = [surface.lng[i] ?? 0, surface.lat[i] ?? 0] as const;
            const distance = distanceM(surface.area.center, at);
            const significance = surface.significance[i];
            return (
              <Table.Tr key={surface.cells[i]}>
                <Table.Td>
                  <button
                    type="button"
                    className="text-button"
                    onClick={() => {
                      actions.select({ kind: "cell", cell: surface.cells[i] ?? "" });
                      onClose();
                    }}
                  >
                    {formatDistance(distance)}{" "}
                    {distance < 1 ? "" : compassName(bearingDeg(surface.area.center, at))}
                  </button>
                </Table.Td>
                <Table.Td ta="right">{formatCount(surface.count[i] ?? 0)}</Table.Td>
                {measure && <Table.Td>{measure.describe(i)}</Table.Td>}
                <Table.Td ta="right">{(surface.z[i] ?? 0).toFixed(2)}</Table.Td>
                <Table.Td ta="right">{formatP(surface.pAdjusted[i] ?? 1)}</Table.Td>
                <Table.Td>{significance === 1 ? "hot" : significance === -1 ? "cold" : "–"}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
