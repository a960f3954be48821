import { Button, PasswordInput, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { actions } from "../app/muster.ts";
import type { Warehouse } from "../app/service-actions.ts";

const BUCKETS: { value: Warehouse["bucket"]; label: string }[] = [
  { value: "month", label: "Months" },
  { value: "day", label: "Days" },
  { value: "hour", label: "Hours" },
  { value: "minute", label: "Minutes" },
];

/** Asks a ClickHouse server for the rows of the study area, gathered there. The password is not kept. */
export function FetchWarehouse({ onStart }: { onStart: () => void }) {
  const [account, setAccount] = useState({
    url: "",
    user: "",
    password: "",
    database: "default",
    table: "crimes",
  });
  const [bucket, setBucket] = useState<Warehouse["bucket"]>("month");
  const field = (name: keyof typeof account, label: string) => (
    <TextInput
      size="xs"
      label={label}
      value={account[name]}
      onChange={({ currentTarget }) => setAccount({ ...account, [name]: currentTarget.value })}
    />
  );
  const isComplete =
    account.url !== "" && account.user !== "" && account.table !== "" && account.database !== "";
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onStart();
        void actions.openClickHouse({ ...account, bucket });
      }}
    >
      {field("url", "Address of the server's HTTP interface")}
      <div className="pair">
        {field("user", "Read-only user")}
        <PasswordInput
          size="xs"
          label="Password"
          autoComplete="off"
          value={account.password}
          onChange={({ currentTarget }) => setAccount({ ...account, password: currentTarget.value })}
        />
        {field("database", "Database")}
        {field("table", "Table")}
      </div>
      <Select
        size="xs"
        label="Times, as fine as"
        data={BUCKETS}
        value={bucket}
        allowDeselect={false}
        onChange={(value) => setBucket(BUCKETS.find((choice) => choice.value === value)?.value ?? "month")}
      />
      <Button type="submit" disabled={!isComplete}>
        Ask the server
      </Button>
      <p className="note soft">
        The current filters are applied by the server. How to set one up: docs/clickhouse.md.
      </p>
    </form>
  );
}
