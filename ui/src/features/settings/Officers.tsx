/** Everybody who works or worked in the team. Nobody is deleted: whoever has left keeps the name on what was done. */
import { type FormEvent, useState } from "react";
import { call, type Reply } from "../../api/call";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { EmptyState } from "../../controls/EmptyState";
import { Badge } from "../../controls/Standing";
import { Switch } from "../../controls/Switch";
import { Table } from "../../controls/Table";
import { TextField } from "../../controls/TextField";
import { officerName } from "../../lib/officers";
import { useField } from "../../saving/useField";
import { useSave } from "../../saving/useSave";

type Officer = Reply<"officers.list">[number];

/** The page. */
export function Officers() {
  const { data: officers } = useAsk("officers.list", {});
  const { data: me } = useAsk("me.get", {});
  const [open, setOpen] = useState<string | null>(null);
  if (!officers) return null;
  const chosen = officers.find((o) => o.id === open);
  return (
    <>
      <div className="settings-section">
        <Table
          caption="Officers"
          hideCaption
          rows={officers}
          rowKey={(o) => o.id}
          empty={<EmptyState title="No officers yet.">Add the first one below.</EmptyState>}
          columns={[
            {
              id: "name",
              label: "Name",
              rowHeader: true,
              cell: (o) => (
                <>
                  {officerName(o, officers)} {o.id === me?.officer?.id ? <Badge>you</Badge> : null}
                </>
              ),
            },
            { id: "role", label: "Role", cell: (o) => o.role ?? "unknown" },
            { id: "email", label: "E-mail", cell: (o) => o.email ?? "unknown" },
            { id: "phone", label: "Telephone", cell: (o) => o.phone ?? "unknown" },
            { id: "active", label: "Here", cell: (o) => (o.active === false ? "has left" : "works here") },
            {
              id: "edit",
              label: "Change",
              hideLabel: true,
              end: true,
              cell: (o) => (
                <Button
                  kind="quiet"
                  small
                  aria-label={`Change ${officerName(o, officers)}`}
                  aria-expanded={o.id === open}
                  onPress={() => setOpen(o.id === open ? null : o.id)}
                >
                  Change
                </Button>
              ),
            },
          ]}
        />
      </div>
      {chosen ? (
        <OfficerForm
          key={chosen.id}
          officer={chosen}
          called={officerName(chosen, officers)}
          onDone={() => setOpen(null)}
        />
      ) : (
        <AddOfficer />
      )}
    </>
  );
}

function OfficerForm({
  officer,
  called,
  onDone,
}: {
  officer: Officer;
  /** The name, with what tells two alike apart. */
  called: string;
  onDone: () => void;
}) {
  const useText = (field: "name" | "role" | "initials" | "email" | "phone") =>
    useField({
      stored: officer[field] ?? "",
      save: (text) => call("officers.save", { id: officer.id, patch: { [field]: text.trim() || null } }),
      field,
    });
  const name = useText("name");
  const role = useText("role");
  const initials = useText("initials");
  const email = useText("email");
  const phone = useText("phone");
  const active = useSave("officers.save");
  return (
    <section className="settings-section settings-form" aria-label={`Change ${called}`}>
      <h2>{called}</h2>
      <TextField label="Name" {...name} />
      <TextField label="Role" optional {...role} />
      <TextField
        label="Initials"
        hint="For lists; made from the name when empty"
        optional
        chars={4}
        {...initials}
      />
      <TextField label="E-mail" type="email" optional {...email} />
      <TextField label="Telephone" type="tel" optional chars={18} {...phone} />
      <Switch
        on={officer.active !== false}
        onChange={(works) => void active.run({ id: officer.id, patch: { active: works } })}
      >
        Works here
      </Switch>
      {active.failure ? <p className="field-error">{active.failure.sentence}</p> : null}
      <div>
        <Button onPress={onDone}>Done</Button>
      </div>
    </section>
  );
}

function AddOfficer() {
  const [name, setName] = useState("");
  const [role, setRole] = useState("");
  const [error, setError] = useState<string | undefined>();
  const save = useSave("officers.save");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") {
      setError("Enter the officer's name.");
      return;
    }
    setError(undefined);
    const added = await save.run({
      patch: { name: name.trim(), ...(role.trim() ? { role: role.trim() } : {}) },
    });
    if (added) {
      setName("");
      setRole("");
    }
  };
  return (
    <form className="settings-section settings-form" onSubmit={(event) => void submit(event)} noValidate>
      <h2>Add an officer</h2>
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        error={error ?? save.failure?.at("name") ?? save.failure?.sentence}
      />
      <TextField
        label="Role"
        hint="Tells two people of one name apart"
        optional
        value={role}
        onChange={setRole}
      />
      <div>
        <Button type="submit" kind="primary" isPending={save.isSaving}>
          Add
        </Button>
      </div>
    </form>
  );
}
