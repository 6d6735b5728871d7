/**
 * Issuing a pack: who gets which copy, in the order of their numbers. What was issued, and what has changed since, stands
 * below; each issued copy can be saved again, byte for byte, as long as nothing has changed.
 */
import { useState } from "react";
import type { MeetingView, PackOptions } from "../../api/bindings";
import { call, callAndSave } from "../../api/call";
import { Failure } from "../../api/failure";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { notify } from "../../controls/Notices";
import { Select, type Option } from "../../controls/Select";
import { Standing } from "../../controls/Standing";
import { TextField } from "../../controls/TextField";
import { instantText } from "../../lib/dates";
import { useWork } from "../../saving/useSave";

/** For whom a copy may be. */
export const audiences: readonly Option[] = [
  { value: "full", label: "Everything", detail: "Chair and clerk" },
  { value: "schools", label: "School representatives", detail: "Without identifiers, needs and risks" },
  { value: "member", label: "Member with an interest", detail: "Without the cases in which it was declared" },
  { value: "sharing", label: "Sharing copy", detail: "Without names, identifiers, views, needs and risks" },
];

interface Copy {
  key: number;
  recipient: string;
  audience: string;
  member: string | null;
}

let keys = 0;
const copy = (recipient: string, audience: string, member: string | null = null): Copy => ({
  key: (keys += 1),
  recipient,
  audience,
  member,
});

/** The part of the preview. */
export function Issue({ view, options }: { view: MeetingView; options: PackOptions }) {
  const meeting = view.meeting.id;
  const people = useAsk("meetings.people", { id: meeting });
  const issues = useAsk("pack.issues", { id: meeting });
  if (!people.data || !issues.data) return null;
  const declared = new Set(people.data.declarations.map((line) => line.declaration.member));
  const usual = [
    ...(view.meeting.chair ? [copy(view.meeting.chair, "full")] : []),
    ...people.data.members
      .filter((member) => member.name && member.name !== view.meeting.chair)
      .map((member) => copy(member.name ?? "", declared.has(member.id) ? "member" : "schools", member.id)),
  ];
  return (
    <section className="stack card" aria-label="Issue the pack">
      <Copies
        key={issues.data.length}
        meeting={meeting}
        options={options}
        usual={usual.length > 0 ? usual : [copy("", "full")]}
        isAgain={issues.data.length > 0}
      />
      {issues.data.map(({ issue, issued_by: by, changed_since: changed }) => (
        <div key={issue.id} className="stack-tight small">
          <p>
            <span className="strong">Issue {issue.number}</span>
            {issue.at === null ? "" : `, ${instantText(issue.at)}`}
            {by ? `, by ${by}` : ""} · {issue.pages ?? "?"} pages ·{" "}
            <code title={issue.hash ?? ""}>{issue.hash?.slice(0, 12)}</code>
            {issue.why ? ` · ${issue.why}` : ""}
          </p>
          {changed.length === 0 ? (
            <Standing tone="met">Nothing has changed since</Standing>
          ) : (
            <ul role="list">
              {changed.map((sentence) => (
                <li key={sentence}>
                  <Standing tone="due">{sentence}</Standing>
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </section>
  );
}

function Copies({
  meeting,
  options,
  usual,
  isAgain,
}: {
  meeting: string;
  options: PackOptions;
  usual: readonly Copy[];
  isAgain: boolean;
}) {
  const [copies, setCopies] = useState(usual);
  const [why, setWhy] = useState("");
  const change = (key: number, part: Partial<Copy>) =>
    setCopies((before) => before.map((held) => (held.key === key ? { ...held, ...part } : held)));
  const asked = (held: Copy) => ({
    recipient: held.recipient.trim(),
    audience: held.audience,
    ...(held.audience === "member" && held.member ? { member: held.member } : {}),
  });
  const { run, failure, isSaving } = useWork(async () => {
    const done = await call("pack.issue", {
      meeting,
      options,
      copies: copies.map(asked),
      ...(why.trim() ? { why: why.trim() } : {}),
    });
    notify({ sentence: `${done.sentence} Each copy is written down. ${done.changed.join(" ")}`.trim() });
    for (const [at, held] of copies.entries()) {
      const own: PackOptions = {
        ...options,
        recipient: held.recipient.trim(),
        copy_number: at + 1,
        copies: copies.length,
        audience: held.audience,
        member: held.audience === "member" ? held.member : null,
      };
      const suggestedName = `panel-pack-issue-${done.number}-copy-${at + 1}.pdf`;
      // One after another: each asks where it should go, and giving one up leaves the others.
      await callAndSave("pack.pdf", { meeting, options: own, made_at: done.at }, { suggestedName }).catch(
        (thrown: unknown) => notify({ tone: "refused", sentence: Failure.from(thrown).sentence }),
      );
    }
  });
  return (
    <form
      className="stack-tight"
      aria-label="Copies"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void run(undefined);
      }}
    >
      <ol role="list" className="issue-copies">
        {copies.map((held, at) => (
          <li key={held.key} className="issue-copy">
            <TextField
              label={`Copy ${at + 1} for`}
              value={held.recipient}
              onChange={(recipient) => change(held.key, { recipient })}
            />
            <Select
              label={`What copy ${at + 1} holds`}
              options={audiences}
              value={held.audience}
              onChange={(audience) => change(held.key, { audience })}
            />
            <Button
              kind="quiet"
              small
              icon="close"
              aria-label={`Leave out copy ${at + 1}`}
              isDisabled={copies.length === 1}
              onPress={() => setCopies((before) => before.filter((other) => other.key !== held.key))}
            />
          </li>
        ))}
      </ol>
      {isAgain ? (
        <TextField label="Why it is issued again" value={why} onChange={setWhy} error={failure?.at("why")} />
      ) : null}
      {failure && !failure.at("why") ? <p role="alert">{failure.sentence}</p> : null}
      <div className="row">
        <Button kind="primary" small type="submit" isDisabled={isSaving}>
          {isAgain ? "Issue again" : "Issue the pack"}
        </Button>
        <Button
          kind="quiet"
          small
          icon="plus"
          onPress={() => setCopies((before) => [...before, copy("", "schools")])}
        >
          Add a copy
        </Button>
      </div>
    </form>
  );
}
