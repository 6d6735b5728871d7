/** Who takes whom: referrals of a period by provider and by reason, for planning what provision is lacking. Every number opens its rows. */
import { useState } from "react";
import type { ReasonCount, ReferralCount } from "../../api/bindings";
import { callAndSave, openSaved } from "../../api/call";
import { Failure } from "../../api/failure";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { DateField } from "../../controls/DateField";
import { EmptyState } from "../../controls/EmptyState";
import { notify } from "../../controls/Notices";
import { ScreenHead } from "../../controls/ScreenHead";
import { Table } from "../../controls/Table";
import { useCommand } from "../../keyboard/Keyboard";
import { address, navigate, useQueryValue } from "../../router/router";
import { Lines } from "./Lines";

/** What a number counts. */
interface Which {
  words: string;
  setting?: string;
  standing?: string;
  reason?: string;
}

/** The columns of answers. */
const columns = [
  { id: "asked", label: "Asked", standing: undefined },
  { id: "accepted", label: "Accepted", standing: "accepted" },
  { id: "waiting", label: "Waiting list", standing: "waiting" },
  { id: "declined", label: "Declined", standing: "declined" },
  { id: "withdrawn", label: "Withdrawn", standing: "withdrawn" },
  { id: "unanswered", label: "No answer", standing: "asked" },
] as const;

const refuse = (thrown: unknown) => notify({ tone: "refused", sentence: Failure.from(thrown).sentence });

/** The screen. */
export default function Answers() {
  const [from, setFrom] = useQueryValue("from");
  const [until, setUntil] = useQueryValue("until");
  const period = { ...(from ? { from } : {}), ...(until ? { until } : {}) };
  const { data, error } = useAsk("referrals.table", period, { keepPrevious: true });
  const [open, setOpen] = useState<Which | null>(null);
  const print = address(`/papers/referrals/${data?.from ?? "year"}`, data ? { until: data.until } : {});
  useCommand("list.print", () => navigate(print));
  const save = async () => {
    try {
      const saved = await callAndSave("referrals.csv", period, {
        suggestedName: `referrals ${data?.from ?? ""} to ${data?.until ?? ""}.csv`,
      });
      if (!saved) return;
      notify({
        sentence: `Saved as ${saved.path}. That copy is no longer encrypted.`,
        action: { label: "Open it", run: () => void openSaved(saved.path).catch(refuse) },
      });
    } catch (thrown) {
      refuse(thrown);
    }
  };
  const number = (count: number, which: Which) =>
    count === 0 ? (
      0
    ) : (
      <Button
        small
        kind="quiet"
        aria-expanded={open?.words === which.words}
        aria-label={`${count}: ${which.words}`}
        onPress={() => setOpen(open?.words === which.words ? null : which)}
      >
        {count}
      </Button>
    );
  const lines = data ? [...data.providers, data.total] : [];
  return (
    <>
      <ScreenHead
        title="Referrals to providers"
        above={
          <a className="small" href={address("/providers")}>
            Providers
          </a>
        }
        sentence={<span aria-live="polite">{data?.shows ?? "Reading…"}</span>}
        actions={
          <>
            <a className="small" href={print} aria-keyshortcuts="P">
              Print this table
            </a>
            <Button onPress={() => void save()}>Save as a spreadsheet</Button>
          </>
        }
      />
      <div className="stack">
        <div className="row" role="group" aria-label="Sent between">
          <DateField label="Sent from" value={from || (data?.from ?? "")} onChange={setFrom} />
          <DateField
            label="Sent until"
            value={until || (data?.until ?? "")}
            onChange={setUntil}
            error={error?.at("until")}
          />
        </div>
        {error && error.fields.length === 0 ? <p role="alert">{error.sentence}</p> : null}
        {data?.providers.length === 0 ? (
          <EmptyState title="No referral was sent in these days.">
            On a child’s record, under Placements, “Refer to a provider” asks for a place.
          </EmptyState>
        ) : null}
        {data && data.providers.length > 0 ? (
          <>
            <Table
              caption="By provider"
              rows={lines}
              rowKey={(line) => line.setting || "all"}
              columns={[
                {
                  id: "name",
                  label: "Provider",
                  rowHeader: true,
                  cell: (line: ReferralCount) =>
                    line.setting ? (
                      <a href={address(`/providers/${encodeURIComponent(line.setting)}`)}>{line.name}</a>
                    ) : (
                      line.name
                    ),
                },
                ...columns.map((column) => ({
                  id: column.id,
                  label: column.label,
                  end: true,
                  cell: (line: ReferralCount) =>
                    number(line[column.id], {
                      words: `${column.label}, ${line.name}`,
                      ...(line.setting ? { setting: line.setting } : {}),
                      ...(column.standing ? { standing: column.standing } : {}),
                    }),
                })),
                {
                  id: "days",
                  label: "Working days to an answer",
                  end: true,
                  cell: (line: ReferralCount) => line.days ?? "None yet",
                },
              ]}
            />
            {open ? <Rows which={open} period={period} /> : null}
            {data.reasons.length > 0 ? (
              <Table
                caption="By reason"
                rows={data.reasons}
                rowKey={(reason) => reason.code}
                columns={[
                  {
                    id: "reason",
                    label: "Reason",
                    rowHeader: true,
                    cell: (reason: ReasonCount) => reason.label,
                  },
                  ...(["declined", "withdrawn", "waiting"] as const).map((standing) => ({
                    id: standing,
                    label: columns.find((column) => column.id === standing)?.label ?? standing,
                    end: true,
                    cell: (reason: ReasonCount) =>
                      number(reason[standing], {
                        words: `${columns.find((column) => column.id === standing)?.label ?? standing}, ${reason.label.toLowerCase()}`,
                        reason: reason.code,
                        standing,
                      }),
                  })),
                  {
                    id: "all",
                    label: "All",
                    end: true,
                    cell: (reason: ReasonCount) =>
                      number(reason.all, {
                        words: `All, ${reason.label.toLowerCase()}`,
                        reason: reason.code,
                      }),
                  },
                ]}
              />
            ) : null}
            <details className="small">
              <summary>How these figures are made</summary>
              {data.method.map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
            </details>
          </>
        ) : null}
      </div>
    </>
  );
}

/** The referrals that a number counts. */
function Rows({ which, period }: { which: Which; period: { from?: string; until?: string } }) {
  const { words, ...asked } = which;
  const { data } = useAsk("referrals.rows", { ...period, ...asked });
  if (!data) return <p role="status">Reading…</p>;
  return (
    <div role="group" aria-label={words} className="stack-tight">
      <Lines caption={`${words}: ${data.total}`} lines={data.rows} />
      {data.total > data.rows.length ? (
        <p className="quiet small">
          The latest {data.rows.length} of {data.total} are shown; choose a shorter time for the rest.
        </p>
      ) : null}
    </div>
  );
}
