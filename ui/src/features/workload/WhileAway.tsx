/** While you were away: what others did for an officer's children, child by child, on the screen and on paper; and the end of the cover. */
import { useState } from "react";
import type { HandBack } from "../../api/bindings";
import { call, callAndSave } from "../../api/call";
import { Failure } from "../../api/failure";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { DateField } from "../../controls/DateField";
import { notify } from "../../controls/Notices";
import { Badge } from "../../controls/Standing";
import { listName } from "../../lib/children";
import { instantText } from "../../lib/dates";
import { FormCard } from "../../lib/FormCard";
import { useToday } from "../../lib/today";
import { address } from "../../router/router";
import { useWork } from "../../saving/useSave";

type Child = HandBack["children"][number];

/** The form and its list. */
export function WhileAway({ officer, onDone }: { officer: string; onDone: () => void }) {
  const today = useToday();
  const [since, setSince] = useState("");
  const [until, setUntil] = useState("");
  const asked = { officer, since: since || today, ...(until ? { until } : {}) };
  const { data, error } = useAsk("handover.back", asked, { enabled: since !== "", keepPrevious: true });
  const end = useWork(async (pupils: readonly string[]) => {
    const deed = { kind: "cover" as const, officer: null, until: null };
    const { seen } = await call("bulk.preview", { pupils: [...pupils], deed });
    return call("bulk.apply", { pupils: [...pupils], deed, seen });
  });
  const print = async () => {
    // The moment goes into the file, so that the file that is written down is the file that was saved.
    const page = { ask: asked, made_at: Date.now() };
    try {
      const saved = await callAndSave("handover.back_pdf", page, {
        suggestedName: `While away ${today}.pdf`,
      });
      if (!saved) return;
      await call("lists.saved", { list: { kind: "away", page } });
      notify({ sentence: "The list is saved as PDF, ready to print, and that is written down." });
    } catch (thrown) {
      notify({ sentence: Failure.from(thrown).sentence, tone: "refused" });
    }
  };
  return (
    <FormCard label="While you were away" backTo="handover-back" onLeave={onDone}>
      <h2>While you were away</h2>
      <div className="columns-2">
        <DateField
          label="The first day of the absence"
          value={since}
          onChange={setSince}
          error={error?.at("since") ?? (error && !error.at("until") ? error.sentence : undefined)}
        />
        <DateField
          label="The last day"
          optional
          hint="Empty is today"
          value={until}
          onChange={setUntil}
          error={error?.at("until")}
        />
      </div>
      {data && since ? (
        <>
          <p role="status">{data.sentence}</p>
          <ul role="list" className="stack-tight">
            {data.children.map((child) => (
              <Told key={child.row.pupil} child={child} />
            ))}
          </ul>
          <div className="row">
            {data.children.length > 0 ? (
              <Button icon="print" onPress={() => void print()}>
                Save the list as PDF
              </Button>
            ) : null}
            {data.covered.length > 0 ? (
              <Button
                kind="primary"
                isDisabled={end.isSaving}
                onPress={() =>
                  void end.run(data.covered).then((done) => {
                    if (done) notify({ sentence: done.sentence });
                  })
                }
              >
                End the cover of {data.covered.length}
              </Button>
            ) : (
              <span className="quiet">Nobody is covered any longer.</span>
            )}
          </div>
          {end.failure ? <p className="field-error">{end.failure.sentence}</p> : null}
        </>
      ) : null}
    </FormCard>
  );
}

function Told({ child }: { child: Child }) {
  const { row, moved, done } = child;
  return (
    <li>
      <a href={address(`/pupils/${row.pupil}`)}>{listName(row)}</a>{" "}
      {moved ? <Badge tone="due">{moved}</Badge> : null}
      <ul role="list" className="away-told">
        {done.map((line, i) => (
          <li key={i}>
            <a
              href={address(`/pupils/${row.pupil}/${line.part}`)}
              aria-label={`${line.label}: open it on the record of ${row.forename} ${row.surname}`}
            >
              {line.label}
            </a>{" "}
            <span className="quiet small">
              {line.who}, {instantText(line.at)}
              {line.reason ? ` · ${line.reason}` : ""}
            </span>
            {line.lines.map((field, at) => (
              <div key={at} className="small handed-prose">
                {field.field ? `${field.field}: ` : ""}
                {field.field && field.from ? `${field.from} → ` : ""}
                {field.to ?? <span className="unknown">Unknown</span>}
              </div>
            ))}
          </li>
        ))}
      </ul>
    </li>
  );
}
