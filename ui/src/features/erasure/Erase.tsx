/**
 * Erasing a child's record by law. Exactly what goes is shown before it goes, with what stays and where a person must look; the
 * case reference is typed; and nobody is told that it can be undone.
 */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ErasureReason } from "../../api/bindings";
import { useAsk } from "../../api/queries";
import type { Reply } from "../../api/call";
import { Button } from "../../controls/Button";
import { Checkbox } from "../../controls/Checkbox";
import { Progress } from "../../controls/Progress";
import { Radios } from "../../controls/Radio";
import { ScreenHead } from "../../controls/ScreenHead";
import { Table } from "../../controls/Table";
import { TextField } from "../../controls/TextField";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";
import { address } from "../../router/router";
import type { ScreenProps } from "../../routes";
import { useSave } from "../../saving/useSave";

type View = Reply<"erasure.preview">;

/** The screen. */
export default function Erase({ params }: ScreenProps) {
  const { pupil = "" } = params;
  // What is gone is not asked for again.
  const [done, setDone] = useState<string | undefined>();
  const { data, error } = useAsk("erasure.preview", { id: pupil }, { enabled: done === undefined });
  if (done) return <Done sentence={done} />;
  return (
    <>
      <ScreenHead
        title="Erase this record"
        above={
          <a className="small" href={address(`/pupils/${pupil}`)}>
            The child’s record
          </a>
        }
        sentence={data ? `${data.name} · ${data.case_ref}` : error ? null : "Reading…"}
      />
      {error && !data ? <p className="field-error">{error.sentence}</p> : null}
      {data ? <Preview pupil={pupil} view={data} onDone={setDone} /> : null}
    </>
  );
}

function Done({ sentence }: { sentence: string }) {
  useEffect(() => document.querySelector<HTMLElement>("h1")?.focus(), []);
  return (
    <>
      <ScreenHead title="The record is erased" sentence={sentence} />
      <p>
        <a href={address("/data")}>What was erased, and why</a>
      </p>
    </>
  );
}

function Preview({ pupil, view, onDone }: { pupil: string; view: View; onDone: (sentence: string) => void }) {
  // Read first: the form would take the focus past all of this.
  const [goesOn, setGoesOn] = useState(false);
  return (
    <div className="stack">
      <p>
        Erasing is for a record that the law says must go. A mistake is marked as recorded in error instead,
        and a case that has ended is closed: both keep their history. An erasure cannot be undone.
      </p>
      <section className="stack-tight" aria-labelledby="erase-goes">
        <h2 id="erase-goes">What goes</h2>
        <Table
          caption="What goes"
          hideCaption
          rows={view.going}
          rowKey={(line) => line.label}
          columns={[
            { id: "what", label: "What", rowHeader: true, cell: (line) => line.label },
            { id: "shown", label: "In the record now", end: true, cell: (line) => line.shown },
            {
              id: "removed",
              label: "Removed before, in the history",
              end: true,
              cell: (line) => line.removed,
            },
          ]}
        />
        <p className="quiet">
          {view.entries.toLocaleString("en-GB")} entries of the history are emptied. That something was
          written, when and by whom stays; what was written does not.
        </p>
        {view.records.length > 0 ? (
          <p>Brought together with this record, and goes with it: {view.records.join(", ")}.</p>
        ) : null}
        {view.beside.length > 0 ? (
          <p>Goes because it points at this child: {view.beside.join(", ")}.</p>
        ) : null}
      </section>
      <section className="stack-tight" aria-labelledby="erase-stays">
        <h2 id="erase-stays">What stays</h2>
        {view.kept > 0 ? (
          <p>
            {view.kept} {view.kept === 1 ? "entry that is" : "entries that are"} another child’s now.
          </p>
        ) : null}
        {view.mentions.length > 0 ? (
          <>
            <p>These name the child and are about somebody else. Read them, and change what must not stay:</p>
            <ul>
              {view.mentions.map((line, at) => (
                <li key={at}>
                  {line.pupil ? <a href={address(`/pupils/${line.pupil}`)}>{line.what}</a> : line.what}
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p>Nothing else that was looked through names the child.</p>
        )}
        <p>{view.backups}</p>
        {view.set_aside ? <p>{view.set_aside}</p> : null}
        <p className="quiet">
          Papers and files that were saved or printed elsewhere are not reached: they must be found and
          destroyed by hand.
        </p>
      </section>
      {goesOn ? (
        <Confirm pupil={pupil} view={view} onDone={onDone} onLeave={() => setGoesOn(false)} />
      ) : (
        <div>
          <Button id="erase-go-on" onPress={() => setGoesOn(true)}>
            Go on to erase…
          </Button>
        </div>
      )}
    </div>
  );
}

function Confirm({
  pupil,
  view,
  onDone,
  onLeave,
}: {
  pupil: string;
  view: View;
  onDone: (sentence: string) => void;
  onLeave: () => void;
}) {
  const [reason, setReason] = useState<ErasureReason | null>(null);
  const [typed, setTyped] = useState("");
  const [recognise, setRecognise] = useState(true);
  const [dropBackups, setDropBackups] = useState(false);
  const erase = useSave("erasure.erase");
  const client = useQueryClient();
  const at = (field: string) => erase.failure?.at(field);
  const submit = async () => {
    const said = await erase.run({
      id: pupil,
      ...(reason ? { reason } : {}),
      typed,
      recognise,
      drop_backups: dropBackups,
      seen: view.seen,
    });
    if (!said) return;
    // Nor does the window remember what it was told of the child.
    client.removeQueries({ type: "inactive" });
    onDone(said.sentence);
  };
  return (
    <FormCard
      label="Erase this record"
      failure={erase.failure}
      backTo="erase-go-on"
      onLeave={onLeave}
      onSubmit={() => void submit()}
    >
      <Radios<ErasureReason>
        label="Why"
        hint="All that stays in the history, with who and when"
        options={view.reasons.map((line) => ({ value: line.reason, label: line.words }))}
        value={reason}
        onChange={setReason}
        error={at("reason")}
      />
      <Checkbox
        checked={recognise}
        onChange={setRecognise}
        detail="A fingerprint stays of the UPN and of name with date of birth. Nobody can read a name from it, but whoever guesses the child can test the guess."
      >
        Ask before a later list brings the child back
      </Checkbox>
      {view.has_backups ? (
        <Checkbox
          checked={dropBackups}
          onChange={setDropBackups}
          detail="Once a new one has been made and proven. Nobody can go back to before today then."
        >
          Remove the earlier backups too
        </Checkbox>
      ) : null}
      <TextField
        label={`Type ${view.case_ref} to confirm`}
        chars={10}
        value={typed}
        onChange={setTyped}
        error={at("typed")}
      />
      {erase.isSaving ? <Progress sentence="Backing up, erasing, and making the file anew…" /> : null}
      <FormEnd deed="Erase this record" kind="danger" save={erase} onLeave={onLeave} />
    </FormCard>
  );
}
