/** Who is at the keyboard, and which local authority this is. Asked once; every change from then on bears the name. */
import { type FormEvent, useState } from "react";
import { call, type Reply } from "../../api/call";
import { Failure } from "../../api/failure";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { ComboBox } from "../../controls/ComboBox";
import { Select } from "../../controls/Select";
import type { Option } from "../../controls/Select";
import { TextField } from "../../controls/TextField";
import { findAuthority } from "../../lib/findAuthority";
import { officerOptions } from "../../lib/officers";
import { Card } from "./Card";

const someoneNew = "new";

/** The last step before the window. */
export function WhoAreYou({ state, onDone }: { state: Reply<"app.state">; onDone: () => void }) {
  const { data: officers = [] } = useAsk("officers.list", {});
  const [chosen, setChosen] = useState<string | null>(null);
  const [name, setName] = useState("");
  const [role, setRole] = useState("");
  const [authority, setAuthority] = useState<Option | null>(null);
  const [teamName, setTeamName] = useState("");
  const [failure, setFailure] = useState<Failure | undefined>();
  const [working, setWorking] = useState(false);
  const here = officers.filter((o) => o.active !== false);
  const isNew = here.length === 0 || chosen === someoneNew;
  const wantsTeam = !state.team;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (working) return;
    const fields = [
      ...(wantsTeam && !authority
        ? [{ field: "la_code", sentence: "Choose the local authority. Type any part of its name." }]
        : []),
      ...(!isNew && !chosen ? [{ field: "officer", sentence: "Choose your name, or “Somebody new”." }] : []),
      ...(isNew && name.trim() === "" ? [{ field: "name", sentence: "Enter your name." }] : []),
    ];
    if (fields.length > 0) {
      setFailure(new Failure("Not saved yet.", undefined, fields));
      return;
    }
    setWorking(true);
    setFailure(undefined);
    try {
      if (wantsTeam && authority)
        await call("team.save", {
          patch: { la_code: authority.value, la_name: authority.label, team_name: teamName.trim() || null },
        });
      const id = isNew
        ? (
            await call("officers.save", {
              patch: { name: name.trim(), ...(role.trim() ? { role: role.trim() } : {}) },
            })
          ).id
        : (chosen ?? "");
      await call("me.choose", { id });
      onDone();
    } catch (thrown) {
      setFailure(Failure.from(thrown));
    } finally {
      setWorking(false);
    }
  };
  const general = failure && failure.fields.length === 0 ? failure.sentence : undefined;

  return (
    <Card title="Who are you?">
      <p>Every change bears a name, so that a colleague or a tribunal can see who did what and when.</p>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        {here.length > 0 ? (
          <Select
            label="You are"
            options={[...officerOptions(officers), { value: someoneNew, label: "Somebody new" }]}
            value={chosen}
            onChange={setChosen}
            error={failure?.at("officer")}
          />
        ) : null}
        {isNew ? (
          <>
            <TextField
              label="Your name"
              hint="As colleagues write it"
              value={name}
              onChange={setName}
              error={failure?.at("name")}
            />
            <TextField
              label="Your role"
              hint="For example, Inclusion officer"
              optional
              value={role}
              onChange={setRole}
              error={failure?.at("role")}
            />
          </>
        ) : null}
        {wantsTeam ? (
          <>
            <ComboBox
              label="Local authority"
              value={authority}
              onChange={setAuthority}
              search={findAuthority}
              error={failure?.at("la_code")}
              nothing="No local authority in England has that in its name."
            />
            <TextField
              label="Team"
              hint="For example, Inclusion and Alternative Provision"
              optional
              value={teamName}
              onChange={setTeamName}
              error={failure?.at("team_name")}
            />
          </>
        ) : null}
        {general ? (
          <p role="alert" className="field-error">
            {general}
          </p>
        ) : null}
        <div>
          <Button type="submit" kind="primary" isPending={working}>
            Start
          </Button>
        </div>
      </form>
    </Card>
  );
}
