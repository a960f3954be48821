import { Modal, Tabs } from "@mantine/core";
import { useState } from "react";
import { useMuster } from "../app/muster.ts";
import { selectPlan } from "../app/selectors.ts";
import { formatDistance } from "../model/wording.ts";
import { FetchAddress } from "./FetchAddress.tsx";
import { FetchOpenData } from "./FetchOpenData.tsx";
import { FetchPoliceUk } from "./FetchPoliceUk.tsx";
import "./fetch-dialog.css";
import { FetchWarehouse } from "./FetchWarehouse.tsx";
import { ForgetFetched } from "./ForgetFetched.tsx";

/** Crime data from services, for the study area alone; says what each request gives away. */
export function FetchDialog(props: { opened: boolean; onClose: () => void }) {
  const { area, event } = useMuster(selectPlan);
  const [forgotten, setForgotten] = useState(0);
  return (
    <Modal opened={props.opened} onClose={props.onClose} title="Get crime data" size="lg">
      <p className="note">
        Within {formatDistance(area.radiusM)} of {event.venue.name}. The service learns this place and the
        months asked for, nothing else; nothing of the plan is sent.
      </p>
      <Tabs className="fetch__tabs" defaultValue="police-uk" keepMounted={false}>
        <Tabs.List mb={12}>
          <Tabs.Tab value="police-uk">data.police.uk</Tabs.Tab>
          <Tabs.Tab value="open-data">Open data</Tabs.Tab>
          <Tabs.Tab value="address">Address</Tabs.Tab>
          <Tabs.Tab value="warehouse">ClickHouse</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="police-uk">
          <FetchPoliceUk forgotten={forgotten} onStart={props.onClose} />
        </Tabs.Panel>
        <Tabs.Panel value="open-data">
          <FetchOpenData onStart={props.onClose} />
        </Tabs.Panel>
        <Tabs.Panel value="address">
          <FetchAddress onStart={props.onClose} />
        </Tabs.Panel>
        <Tabs.Panel value="warehouse">
          <FetchWarehouse onStart={props.onClose} />
        </Tabs.Panel>
      </Tabs>
      <div className="fetch__kept">
        <ForgetFetched onForgotten={() => setForgotten((times) => times + 1)} />
      </div>
    </Modal>
  );
}
