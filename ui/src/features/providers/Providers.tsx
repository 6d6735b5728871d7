/** Providers: the registered ones of the authority and its neighbours, and the team's own. */
import { useState } from "react";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { EmptyState } from "../../controls/EmptyState";
import { ScreenHead } from "../../controls/ScreenHead";
import { Select } from "../../controls/Select";
import { Badge } from "../../controls/Standing";
import { Table } from "../../controls/Table";
import { TextField } from "../../controls/TextField";
import { useCommand } from "../../keyboard/Keyboard";
import { FormCard } from "../../lib/FormCard";
import { address, navigate, useQueryValue } from "../../router/router";
import { useSave } from "../../saving/useSave";
import { approvals, registrations } from "./words";

/** The screen. */
export default function Providers() {
  const [text, setText] = useQueryValue("text");
  const { data } = useAsk("providers.list", { text }, { keepPrevious: true });
  const { data: state } = useAsk("app.state", {});
  const home = state?.team?.la_name;
  const [adding, setAdding] = useState(false);
  const rows = data?.rows ?? [];
  const print = address("/papers/providers/all", text ? { text } : {});
  useCommand("list.print", () => navigate(print));
  return (
    <>
      <ScreenHead
        title="Providers"
        sentence={<span aria-live="polite">{rows.length.toLocaleString("en-GB")} providers</span>}
        actions={
          <>
            <TextField
              label="Find a provider"
              hideLabel
              placeholder="Name or town"
              type="search"
              value={text}
              onChange={setText}
            />
            <a className="small" href={address("/providers/referrals")} aria-keyshortcuts="G F">
              Referrals
            </a>
            <a className="small" href={print} aria-keyshortcuts="P">
              Print this list
            </a>
            <Button id="add-provider" kind="primary" icon="plus" onPress={() => setAdding(true)}>
              Add a provider
            </Button>
          </>
        }
      />
      {adding ? <AddProvider onDone={() => setAdding(false)} /> : null}
      <Table
        caption="Providers by name"
        hideCaption
        rows={rows}
        rowKey={(row) => row.setting}
        empty={
          <EmptyState title={text ? "No provider fits." : "No providers yet."}>
            Registered ones come with the establishment file (see Data); add the team’s own here.
          </EmptyState>
        }
        columns={[
          {
            id: "name",
            label: "Provider",
            rowHeader: true,
            cell: (row) => (
              <>
                <a href={address(`/providers/${encodeURIComponent(row.setting)}`)}>{row.name}</a>{" "}
                {row.held ? <Badge tone="breached">On hold</Badge> : null}
              </>
            ),
          },
          {
            id: "kind",
            label: "Kind",
            cell: (row) => <span className="sentence-case">{row.kind ?? "Unknown"}</span>,
          },
          {
            id: "registration",
            label: "Registration",
            cell: (row) => {
              const word = registrations[row.registration] ?? registrations.unknown;
              return <Badge tone={word?.tone ?? "unknown"}>{word?.label}</Badge>;
            },
          },
          {
            id: "town",
            label: "Where",
            cell: (row) =>
              row.la_name && row.la_name !== home
                ? `${row.town ?? "Unknown"}, ${row.la_name}`
                : (row.town ?? "Unknown"),
          },
          {
            id: "approval",
            label: "Approval",
            cell: (row) => approvals.find((a) => a.value === row.approval)?.label ?? "Unknown",
          },
          {
            id: "placed",
            label: "Placed today",
            end: true,
            cell: (row) =>
              row.placed === 0 ? (
                0
              ) : (
                <a
                  href={address(`/providers/${encodeURIComponent(row.setting)}`)}
                  aria-label={`${row.placed} placed today at ${row.name}`}
                >
                  {row.placed}
                </a>
              ),
          },
          { id: "places", label: "Places", end: true, cell: (row) => row.places ?? "Unknown" },
        ]}
      />
    </>
  );
}

function AddProvider({ onDone }: { onDone: () => void }) {
  const [name, setName] = useState("");
  const [registration, setRegistration] = useState("unknown");
  const save = useSave("providers.save");
  const add = async () => {
    const done = await save.run({ patch: { name: name.trim() || null, registration } });
    if (!done) return;
    onDone();
    navigate(`/providers/${encodeURIComponent(done.setting ?? "")}`);
  };
  return (
    <FormCard
      label="A new provider"
      className="row"
      backTo="add-provider"
      failure={save.failure}
      onLeave={onDone}
      onSubmit={() => void add()}
    >
      <TextField label="Name" value={name} onChange={setName} error={save.failure?.at("name")} />
      <Select
        label="Registration"
        options={Object.entries(registrations).map(([value, word]) => ({ value, label: word.label }))}
        value={registration}
        onChange={setRegistration}
      />
      <Button kind="primary" type="submit" isPending={save.isSaving}>
        Add
      </Button>
      <Button kind="quiet" onPress={onDone}>
        Leave it
      </Button>
      {save.failure && save.failure.fields.length === 0 ? (
        <p className="field-error" role="alert">
          {save.failure.sentence}
        </p>
      ) : null}
    </FormCard>
  );
}
