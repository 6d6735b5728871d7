/**
 * Who gets which copy, in the order of their numbers, of a pack or of a supplement. Issuing writes all of them down at one
 * stroke; then each is saved where the person says, and giving one up leaves the others.
 */
import { useState } from "react";
import type { PackCopyFor, PackOptions } from "../../api/bindings";
import { call, callAndSave } from "../../api/call";
import { Failure } from "../../api/failure";
import { Button } from "../../controls/Button";
import { notify } from "../../controls/Notices";
import { Select, type Option } from "../../controls/Select";
import { TextField } from "../../controls/TextField";
import { useWork } from "../../saving/useSave";

/** For whom a copy may be. Cases in which its reader has declared an interest are left out of every one of them. */
export const audiences: readonly Option[] = [
  { value: "full", label: "Everything", detail: "Chair and clerk" },
  {
    value: "schools",
    label: "School representatives",
    detail: "Without identifiers, needs, risks and annexes",
  },
  {
    value: "sharing",
    label: "Sharing copy",
    detail: "Without names, identifiers, views, needs, risks and annexes",
  },
];

interface Held extends PackCopyFor {
  key: number;
}

let keys = 0;
const held = (copy: PackCopyFor): Held => ({ ...copy, key: (keys += 1) });

/** The form. */
export function Copies({
  meeting,
  options,
  usual,
  what,
  why: wanted,
  onIssued,
}: {
  meeting: string;
  options: PackOptions;
  usual: readonly PackCopyFor[];
  what: "pack" | "supplement";
  /** The label of the reason, where one is wanted. */
  why?: string;
  /** It has been issued; its files are about to be saved. */
  onIssued?: () => void;
}) {
  const [copies, setCopies] = useState(() => usual.map(held));
  const [why, setWhy] = useState("");
  const change = (key: number, part: Partial<PackCopyFor>) =>
    setCopies((before) => before.map((copy) => (copy.key === key ? { ...copy, ...part } : copy)));
  const { run, failure, isSaving } = useWork(async () => {
    const asked = copies.map(({ recipient, audience, member }) => ({
      recipient: recipient.trim(),
      audience,
      ...(member ? { member } : {}),
    }));
    const name = what === "pack" ? "pack.issue" : "pack.supplement_issue";
    const done = await call(name, {
      meeting,
      options,
      copies: asked,
      ...(why.trim() ? { why: why.trim() } : {}),
    });
    onIssued?.();
    notify({ sentence: `${done.sentence} Each copy is written down. ${done.changed.join(" ")}`.trim() });
    for (const [at, copy] of asked.entries()) {
      const own: PackOptions = {
        ...options,
        recipient: copy.recipient,
        copy_number: at + 1,
        copies: asked.length,
        audience: copy.audience,
        member: copy.member ?? null,
      };
      const suggestedName = `panel-${what}-issue-${done.number}-copy-${at + 1}.pdf`;
      // One after another: each asks where it should go, and giving one up leaves the others.
      const saving =
        what === "pack"
          ? callAndSave("pack.pdf", { meeting, options: own, made_at: done.at }, { suggestedName })
          : callAndSave(
              "pack.supplement_pdf",
              { meeting, options: own, made_at: done.at, number: done.number },
              { suggestedName },
            );
      await saving.catch((thrown: unknown) =>
        notify({ tone: "refused", sentence: Failure.from(thrown).sentence }),
      );
    }
  });
  return (
    <form
      className="stack-tight"
      aria-label={what === "pack" ? "Copies" : "Copies of the supplement"}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void run(undefined);
      }}
    >
      <ol role="list" className="issue-copies">
        {copies.map((copy, at) => (
          <li key={copy.key} className="issue-copy">
            <TextField
              label={`Copy ${at + 1} for`}
              value={copy.recipient}
              onChange={(recipient) => change(copy.key, { recipient })}
            />
            <Select
              label={`What copy ${at + 1} holds`}
              options={audiences}
              value={copy.audience === "member" ? "full" : copy.audience}
              onChange={(audience) => change(copy.key, { audience })}
            />
            <Button
              kind="quiet"
              small
              icon="close"
              aria-label={`Leave out copy ${at + 1}`}
              isDisabled={copies.length === 1}
              onPress={() => setCopies((before) => before.filter((other) => other.key !== copy.key))}
            />
          </li>
        ))}
      </ol>
      {wanted ? <TextField label={wanted} value={why} onChange={setWhy} error={failure?.at("why")} /> : null}
      <div className="row issue-end">
        {failure && !(wanted && failure.at("why")) ? <p role="alert">{failure.sentence}</p> : null}
        <Button kind="primary" small type="submit" isDisabled={isSaving}>
          {what === "supplement" ? "Issue the supplement" : wanted ? "Issue again" : "Issue the pack"}
        </Button>
        <Button
          kind="quiet"
          small
          icon="plus"
          onPress={() => setCopies((before) => [...before, held({ recipient: "", audience: "schools" })])}
        >
          Add a copy
        </Button>
      </div>
    </form>
  );
}
