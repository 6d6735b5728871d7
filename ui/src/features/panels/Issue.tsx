/**
 * Issuing a pack: what each copy leaves out, who gets which, what was issued and what has changed since. From the first issue
 * on nothing renumbers: what changes goes out as a supplement, and the whole is issued again only with a reason.
 */
import { useState } from "react";
import type { MeetingView, PackCopyFor, PackCopyHead, PackIssueLine, PackOptions } from "../../api/bindings";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { Standing } from "../../controls/Standing";
import { instantText } from "../../lib/dates";
import { Copies } from "./Copies";
import { CopyHeads, Differences } from "./Differences";
import { Supplement } from "./Supplement";

/** The part of the preview. */
export function Issue({
  view,
  options,
  onCopy,
  isSupplement,
  onSupplement,
}: {
  view: MeetingView;
  options: PackOptions;
  /** A copy is to be shown as its reader will see it. */
  onCopy: (copy: PackCopyHead) => void;
  /** The preview shows the supplement. */
  isSupplement: boolean;
  onSupplement: (shown: boolean) => void;
}) {
  const meeting = view.meeting.id;
  const people = useAsk("meetings.people", { id: meeting });
  const issues = useAsk("pack.issues", { id: meeting });
  const differences = useAsk("pack.differences", { id: meeting });
  const supplement = useAsk("pack.supplement", { meeting, options });
  const [again, setAgain] = useState(false);
  if (!people.data || !issues.data || !differences.data) return null;
  const chair = view.meeting.chair;
  const declared = new Set(people.data.declarations.map((line) => line.declaration.member));
  const of = (name: string, audience: string, member: string | null): PackCopyFor => ({
    recipient: name,
    audience,
    ...(member !== null && declared.has(member) ? { member } : {}),
  });
  const chairs = people.data.members.find((member) => member.name === chair);
  const usual = [
    ...(chair ? [of(chair, "full", chairs?.id ?? null)] : []),
    ...people.data.members
      .filter((member) => member.name && member.name !== chair)
      .map((member) => of(member.name ?? "", "schools", member.id)),
  ];
  const last = issues.data[0];
  const isAgain = last !== undefined;
  const copies = last && last.copies.length > 0 ? last.copies : usual;
  const changed = supplement.data && supplement.data.changes.length > 0 ? supplement.data : null;
  return (
    <section className="stack card issue" aria-label="Issue the pack">
      <CopyHeads differences={differences.data} options={options} onShow={onCopy} />
      {changed ? (
        <Supplement
          meeting={meeting}
          options={options}
          supplement={changed}
          isShown={isSupplement}
          onShow={onSupplement}
        />
      ) : null}
      {supplement.error && isAgain ? <p className="small">{supplement.error.sentence}</p> : null}
      {isAgain && !again ? (
        <div>
          <Button small aria-expanded={false} onPress={() => setAgain(true)}>
            Issue the whole pack again…
          </Button>
        </div>
      ) : (
        <Copies
          key={issues.data.length}
          meeting={meeting}
          options={options}
          usual={copies.length > 0 ? copies : [of("", "full", null)]}
          what="pack"
          {...(isAgain ? { why: "Why it is issued again" } : {})}
        />
      )}
      <Differences differences={differences.data} />
      {issues.data.map((line) => (
        <Issued key={line.issue.id} line={line} />
      ))}
    </section>
  );
}

function Issued({ line }: { line: PackIssueLine }) {
  const { issue, issued_by: by, changed_since: changed } = line;
  return (
    <div className="stack-tight small">
      <p>
        <span className="strong">
          {issue.kind === "supplement" ? "Supplement, issue" : "Issue"} {issue.number}
        </span>
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
  );
}
