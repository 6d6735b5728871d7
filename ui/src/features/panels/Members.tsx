/** Who sits on a panel: for whom they decide, when they last signed the sharing protocol, and what they may not hear. */
import { useState } from "react";
import type { PanelMember } from "../../api/bindings";
import { call } from "../../api/call";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { Checkbox } from "../../controls/Checkbox";
import { Standing } from "../../controls/Standing";
import { TextField } from "../../controls/TextField";
import { longDay } from "../../lib/dates";
import { FormCard } from "../../lib/FormCard";
import { DayOf, ProseOf, TextOf, type Save } from "../../saving/fields";
import { useWork } from "../../saving/useSave";
import { TakeAway } from "./TakeAway";

/** The list, each member opening in its place. */
export function Members({ panel }: { panel: string }) {
  const { data, error } = useAsk("panel_members.list", { id: panel });
  const [open, setOpen] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  return (
    <section className="stack" aria-label="Members">
      {error ? <p role="alert">{error.sentence}</p> : null}
      {data?.length === 0 && !adding ? (
        <p className="quiet small">Nobody has been written down as a member yet.</p>
      ) : null}
      <ul role="list" className="meetings">
        {(data ?? []).map((member) => (
          <li key={member.id} className="stack-tight">
            <div className="spread">
              <span>
                <span className="strong">{member.name ?? "Unnamed member"}</span>{" "}
                <span className="quiet small">
                  {[member.role, member.organisation].filter(Boolean).join(", ")}
                </span>
              </span>
              <span className="row">
                <Standing tone={member.decides ? "met" : "unknown"}>
                  {member.decides
                    ? "May decide"
                    : member.decides === false
                      ? "May not decide"
                      : "Authority unknown"}
                </Standing>
                <Standing tone={member.sharing_signed_on ? "met" : "due"}>
                  {member.sharing_signed_on
                    ? `Protocol signed ${longDay(member.sharing_signed_on)}`
                    : "Protocol not signed"}
                </Standing>
                <Button
                  kind="quiet"
                  small
                  aria-expanded={open === member.id}
                  aria-label={`Change ${member.name ?? "the member"}`}
                  onPress={() => setOpen(open === member.id ? null : member.id)}
                >
                  Change
                </Button>
              </span>
            </div>
            {member.conflicts ? <p className="small">Conflict of interest: {member.conflicts}</p> : null}
            {open === member.id ? <Member member={member} /> : null}
          </li>
        ))}
      </ul>
      {adding ? (
        <AddMember panel={panel} onDone={() => setAdding(false)} />
      ) : (
        <div>
          <Button small icon="plus" onPress={() => setAdding(true)}>
            Add a member
          </Button>
        </div>
      )}
    </section>
  );
}

function Member({ member }: { member: PanelMember }) {
  const save: Save = (patch) => call("panel_members.save", { id: member.id, patch });
  return (
    <div className="panel-ways">
      <TextOf label="Name" field="name" stored={member.name} save={save} />
      <TextOf label="There as" field="role" stored={member.role} save={save} />
      <TextOf label="From" field="organisation" stored={member.organisation} save={save} />
      <TextOf label="E-mail" field="email" stored={member.email} save={save} type="email" />
      <DayOf
        label="Protocol signed on"
        field="sharing_signed_on"
        stored={member.sharing_signed_on}
        save={save}
      />
      <DayOf label="Left on" field="ended_on" stored={member.ended_on} save={save} />
      <ProseOf
        label="Standing conflicts of interest"
        field="conflicts"
        stored={member.conflicts}
        save={save}
        draft={`panel_member:${member.id}:conflicts`}
        rows={1}
      />
      <Checkbox checked={member.decides === true} onChange={(decides) => void save({ decides })}>
        May decide for their school
      </Checkbox>
      <TakeAway
        words="Take the member away"
        deed={() => call("panel_members.remove", { id: member.id, reason: "Written down by mistake" })}
        done={`${member.name ?? "The member"} is no member any more. Undo puts the member back.`}
      />
    </div>
  );
}

function AddMember({ panel, onDone }: { panel: string; onDone: () => void }) {
  const [name, setName] = useState("");
  const [organisation, setOrganisation] = useState("");
  const [decides, setDecides] = useState(true);
  const { run, failure, isSaving } = useWork(async () => {
    await call("panel_members.save", {
      patch: { panel, name: name.trim() || null, organisation: organisation.trim() || null, decides },
    });
    onDone();
  });
  return (
    <FormCard label="New member" onSubmit={() => void run(undefined)} onLeave={onDone} failure={failure}>
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        error={failure ? (failure.at("name") ?? failure.sentence) : undefined}
      />
      <TextField label="From" hint="School or service" value={organisation} onChange={setOrganisation} />
      <Checkbox checked={decides} onChange={setDecides}>
        May decide for their school
      </Checkbox>
      <div className="row">
        <Button kind="primary" small type="submit" isDisabled={isSaving}>
          Add the member
        </Button>
        <Button kind="quiet" small onPress={onDone}>
          Not now
        </Button>
      </div>
    </FormCard>
  );
}
