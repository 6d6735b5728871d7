/** Referrals as rows: whose, to whom, when, and what came of it. A row opens the child's placements. */
import type { ReferralLine } from "../../api/bindings";
import { Standing } from "../../controls/Standing";
import { Table } from "../../controls/Table";
import { longDay } from "../../lib/dates";
import { address } from "../../router/router";
import { toneOf } from "./words";

/** The table. */
export function Lines({
  caption,
  lines,
  showProvider = true,
}: {
  caption: string;
  lines: readonly ReferralLine[];
  showProvider?: boolean;
}) {
  return (
    <Table
      caption={caption}
      rows={lines}
      rowKey={(line) => line.referral.id}
      columns={[
        {
          id: "child",
          label: "Child",
          rowHeader: true,
          cell: (line: ReferralLine) => (
            <a href={address(`/pupils/${line.referral.pupil ?? ""}/placements`)}>{line.child ?? "Unnamed"}</a>
          ),
        },
        ...(showProvider
          ? [{ id: "provider", label: "Provider", cell: (line: ReferralLine) => line.provider }]
          : []),
        {
          id: "sent",
          label: "Sent",
          cell: (line: ReferralLine) =>
            line.referral.sent_on ? longDay(line.referral.sent_on) : "Not sent yet",
        },
        {
          id: "stands",
          label: "What came of it",
          cell: (line: ReferralLine) => <Standing tone={toneOf(line)}>{line.words}</Standing>,
        },
        {
          id: "said",
          label: "What was said",
          cell: (line: ReferralLine) => line.referral.answer_words ?? "",
        },
      ]}
    />
  );
}
