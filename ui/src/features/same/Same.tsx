/** Two records that may be of one child: the list, from which each two are looked at side by side or told apart for good. */
import type { CaseloadRow, SamePair } from "../../api/bindings";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { EmptyState } from "../../controls/EmptyState";
import { notify } from "../../controls/Notices";
import { ScreenHead } from "../../controls/ScreenHead";
import { Badge } from "../../controls/Standing";
import { Table } from "../../controls/Table";
import { listName } from "../../lib/children";
import { longDay } from "../../lib/dates";
import { address } from "../../router/router";
import { useSave } from "../../saving/useSave";

function sentenceOf(total: number, shown: number): string {
  if (total === 0) return "No two records look alike";
  const all =
    total === 1 ? "Two records may be" : `${total.toLocaleString("en-GB")} times two records may be`;
  return shown < total ? `${all} of one child; the ${shown} surest are shown` : `${all} of one child`;
}

/** The screen. */
export default function Same() {
  const { data, error } = useAsk("same.pairs", {}, { keepPrevious: true });
  const apart = useSave("same.different");
  const tellApart = async (pair: SamePair) => {
    const done = await apart.run({ keep: pair.one.pupil, other: pair.other.pupil });
    if (!done) return;
    notify({ sentence: "They are remembered as different children. Undo brings the question back." });
    // The line goes, and with it what had the focus.
    document.querySelector<HTMLElement>("[data-screen-heading]")?.focus();
  };
  return (
    <>
      <ScreenHead
        title="Perhaps the same child"
        above={
          <a className="small" href={address("/pupils")}>
            Pupils
          </a>
        }
        sentence={data ? sentenceOf(data.total, data.pairs.length) : "Reading…"}
      />
      <div className="stack">
        {error ? <p className="field-error">{error.sentence}</p> : null}
        {apart.failure ? <p className="field-error">{apart.failure.sentence}</p> : null}
        {data ? (
          <Table
            caption="Two records that may be of one child"
            hideCaption
            rows={data.pairs}
            rowKey={(pair) => `${pair.one.pupil}-${pair.other.pupil}`}
            empty={
              <EmptyState title="No two records look alike.">
                Records are compared by UPN, and by name and date of birth. Two that look different are
                compared from either record, under Overview.
              </EmptyState>
            }
            columns={[
              { id: "one", label: "One record", rowHeader: true, cell: (pair) => <Child row={pair.one} /> },
              { id: "other", label: "The other", cell: (pair) => <Child row={pair.other} /> },
              {
                id: "why",
                label: "Why",
                cell: (pair) => <Badge tone={pair.sure ? "due" : "waiting"}>{pair.reason}</Badge>,
              },
              {
                id: "deeds",
                label: "What to do",
                hideLabel: true,
                cell: (pair) => (
                  <span className="row">
                    <a
                      href={address(`/pupils/same/${pair.one.pupil}/${pair.other.pupil}`)}
                      aria-label={`Compare ${both(pair)}`}
                    >
                      Compare
                    </a>
                    <Button
                      small
                      isDisabled={apart.isSaving}
                      aria-label={`Different children: ${both(pair)}`}
                      onPress={() => void tellApart(pair)}
                    >
                      Different children
                    </Button>
                  </span>
                ),
              },
            ]}
          />
        ) : null}
      </div>
    </>
  );
}

const both = ({ one, other }: SamePair) =>
  `${listName(one)} (${one.case_ref}) and ${listName(other)} (${other.case_ref})`;

function Child({ row }: { row: CaseloadRow }) {
  return (
    <>
      <a href={address(`/pupils/${row.pupil}`)}>{listName(row)}</a>
      <span className="quiet small">
        {" "}
        · {row.case_ref} · {row.dob ? `born ${longDay(row.dob)}` : "date of birth unknown"} · UPN{" "}
        {row.upn ?? "unknown"} · {row.owner_name ?? "no owner"}
      </span>
    </>
  );
}
