/** Children in provision, those for whom most speaks for a return first, each with its reasons side by side. */
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { EmptyState } from "../../controls/EmptyState";
import { Badge, Standing } from "../../controls/Standing";
import { Table } from "../../controls/Table";
import { yearText } from "../../lib/children";
import { useToday } from "../../lib/today";
import { toPanel } from "../../lib/toPanel";
import { address } from "../../router/router";

/** The part. */
export function Ready() {
  const { data } = useAsk("returns.ready", {});
  const today = useToday();
  const rows = data?.rows ?? [];
  return (
    <section className="stack" aria-labelledby="ready-title">
      <h2 id="ready-title" className="returns-sentence">
        {data ? `${data.ready} of ${data.placed} in provision with nothing against a return now` : "Reading…"}
      </h2>
      <p className="quiet">
        A prompt for a conversation, not a decision: it lays side by side what is recorded. What is not
        recorded speaks neither for nor against.
      </p>
      <Table
        caption="Signals for and against a return"
        hideCaption
        stacks
        rows={rows}
        rowKey={(row) => row.child.pupil}
        empty={data ? <EmptyState title="No child is placed away from a school today." /> : null}
        columns={[
          {
            id: "child",
            label: "Child",
            rowHeader: true,
            cell: (row) => (
              <>
                <a href={address(`/pupils/${row.child.pupil}/plan`)}>{row.name}</a>
                <br />
                <span className="quiet small">
                  {yearText(row.child.year)} · {row.child.where_now.join(", ") || "placed nowhere today"}
                </span>
              </>
            ),
          },
          {
            id: "stands",
            label: "How it stands",
            cell: (row) =>
              row.ready ? (
                <Badge tone="met">May be ready</Badge>
              ) : (
                <span className="quiet">
                  {row.speaks_for} for, {row.against} against
                </span>
              ),
          },
          {
            id: "signals",
            label: "Reasons",
            cell: (row) => (
              <ul role="list" className="signals">
                {row.signals.map((signal) => (
                  <li key={signal.sentence}>
                    <Standing
                      tone={
                        signal.speaks_for === true ? "met" : signal.speaks_for === false ? "due" : "unknown"
                      }
                    >
                      <span className="visually-hidden">
                        {signal.speaks_for === true
                          ? "For: "
                          : signal.speaks_for === false
                            ? "Against: "
                            : "Unknown: "}
                      </span>
                      {signal.sentence}
                    </Standing>
                  </li>
                ))}
              </ul>
            ),
          },
          {
            id: "panel",
            label: "Panel",
            cell: (row) => (
              <Button
                small
                kind="quiet"
                aria-label={`To a panel: ${row.name}`}
                onPress={() => void toPanel(row.child.pupil, today)}
              >
                To a panel
              </Button>
            ),
          },
        ]}
      />
      {data && data.placed > rows.length ? (
        <p className="quiet small">
          The first {rows.length} of {data.placed}, those who may be ready first.
        </p>
      ) : null}
    </section>
  );
}
