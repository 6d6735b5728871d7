/**
 * A paper before it leaves: the real pages, what they lack, and to whom it goes. It is written down once the file is saved,
 * with the hash of the very file; a file dialog that was closed writes nothing.
 */
import { useEffect, useRef, useState } from "react";
import type { Paper as PaperOf, PaperAbout } from "../../api/bindings";
import { call, callAndSave, callBytes, openSaved } from "../../api/call";
import { Failure } from "../../api/failure";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { Checkbox } from "../../controls/Checkbox";
import { DateField } from "../../controls/DateField";
import { notify } from "../../controls/Notices";
import { ScreenHead } from "../../controls/ScreenHead";
import { Select } from "../../controls/Select";
import { Standing } from "../../controls/Standing";
import { TextField } from "../../controls/TextField";
import { useCommand } from "../../keyboard/Keyboard";
import { Page } from "../../lib/paper/Page";
import { openPaper, type Paper as Pages } from "../../lib/paper/pdf";
import { address, navigate, useQueryValue } from "../../router/router";
import type { ScreenProps } from "../../routes";
import { useWork } from "../../saving/useSave";
import { useToday } from "../../lib/today";
import { partsOf, ReferralParts } from "./ReferralParts";
import { GoesTo, LeftOutOf, NotWritten, Readers, ToldToo, wrongDay } from "./Several";
import "./papers.css";

/** Lengths of a chronology. */
const lengths = [
  { value: "1", label: "One page" },
  { value: "3", label: "Three pages" },
  { value: "", label: "Everything" },
];

/** The paper that an address names. */
function paperOf(kind: string, about: string, query: Record<string, string>): PaperOf | null {
  switch (kind) {
    case "minutes":
      return { kind, meeting: about };
    case "decision_record":
      return { kind, case: about };
    case "school_sheet":
      return { kind, meeting: about, setting: query.setting ?? "" };
    case "profile":
      return { kind, pupil: about };
    case "chronology":
      return {
        kind,
        pupil: about,
        pages: query.pages ? Number(query.pages) : null,
        ...(query.kinds ? { kinds: query.kinds.split(",") } : {}),
        ...(query.significant ? { significant: true } : {}),
      };
    case "family_plan":
      return { kind, plan: about };
    case "agreement":
      return { kind, status: about };
    case "placement":
      return { kind, placement: about };
    case "providers":
      return { kind, ...(query.text ? { text: query.text } : {}) };
    case "concern_letters":
      return { kind, concern: about, to: query.to || "parents" };
    case "panel_year":
      return { kind, panel: about, year: query.year ? Number(query.year) : null };
    case "outcome_letters":
      return {
        kind,
        meeting: about,
        to: query.to || "parents",
        ...(query.again ? { again: true } : {}),
      };
    case "challenge":
      return { kind, panel: about };
    case "reviews":
      return {
        kind,
        from: about,
        until: query.until || about,
        ...(query.pupils ? { pupils: query.pupils.split(",") } : {}),
      };
    case "destinations":
      return { kind, leaving: Number(about) || null, ...(query.by ? { by: query.by } : {}) };
    case "referral":
      return { kind, referral: about, parts: partsOf(query.parts ?? "") };
    case "referrals":
      return { kind, from: about === "year" ? null : about, until: query.until || null };
    case "chase":
      return { kind, task: about, rung: query.rung || "asked" };
    case "letter":
      return {
        kind,
        letter: query.letter ?? "",
        pupil: about,
        case: query.case || null,
        contact: query.contact || null,
      };
    default:
      return null;
  }
}

/** The screen. */
export default function Paper({ params }: ScreenProps) {
  const [setting] = useQueryValue("setting");
  const [letter] = useQueryValue("letter");
  const [ofCase] = useQueryValue("case");
  const [contact, setContact] = useQueryValue("contact");
  const [pages, setPages] = useQueryValue("pages");
  const [kinds] = useQueryValue("kinds");
  const [significant] = useQueryValue("significant");
  const [rung, setRung] = useQueryValue("rung");
  const [year] = useQueryValue("year");
  const [text] = useQueryValue("text");
  const [to, setTo] = useQueryValue("to");
  const [again, setAgain] = useQueryValue("again");
  const [until, setUntil] = useQueryValue("until");
  const [pupils] = useQueryValue("pupils");
  const [by] = useQueryValue("by");
  const [parts, setParts] = useQueryValue("parts");
  const [large, setLarge] = useState(false);
  const kind = params.kind ?? "";
  const paper = paperOf(kind, params.about ?? "", {
    setting,
    letter,
    case: ofCase,
    contact,
    pages,
    rung,
    kinds,
    significant,
    year,
    text,
    to,
    again,
    until,
    pupils,
    by,
    parts,
  });
  const request = paper ? { paper, large_print: large } : null;
  const { data, error, dataUpdatedAt } = useAsk(
    "papers.about",
    request ?? { paper: { kind: "profile", pupil: "" } },
    { enabled: request !== null, keepPrevious: true },
  );
  // An address cut short or mistyped names no paper, and what the core says of its shape is nothing to a person.
  if (!request || error?.code === "bad_request")
    return (
      <>
        <ScreenHead title="Paper" />
        <p role="alert">
          This address does not lead to a paper. Nothing was changed. Open the paper again from the
          child&rsquo;s record, or from the meeting that it comes from.
        </p>
      </>
    );
  // That no letter of a meeting is due any more is no fault, and its reasons stand in place of the pages.
  const isQueue = kind === "outcome_letters";
  return (
    <div className="fill paper-screen">
      <ScreenHead
        title={isQueue && error ? "Letters of the meeting" : (data?.title ?? "Paper")}
        sentence={isQueue && error ? undefined : data?.sentence}
        above={<Up paper={request.paper} pupil={data?.pupil ?? null} />}
      />
      <div className="paper-columns">
        <div className="stack paper-side">
          {error ? <p role={isQueue ? "status" : "alert"}>{error.sentence}</p> : null}
          {isQueue ? (
            <Readers
              to={to || "parents"}
              onTo={setTo}
              again={again !== ""}
              onAgain={(on) => setAgain(on ? "yes" : "")}
            />
          ) : null}
          {kind === "chronology" ? (
            <Select label="How long" options={lengths} value={pages} onChange={setPages} />
          ) : null}
          {kind === "referral" ? <ReferralParts chosen={parts} onChange={setParts} /> : null}
          {kind === "letter" ? (
            <Reader pupil={params.about ?? ""} contact={contact} onChange={setContact} />
          ) : null}
          {request.paper.kind === "reviews" ? (
            <Days
              from={request.paper.from}
              until={request.paper.until}
              onFrom={(day) =>
                navigate(`/papers/reviews/${day}`, { query: { until, pupils }, replace: true })
              }
              onUntil={setUntil}
            />
          ) : null}
          {kind === "chase" ? <Rung rung={rung || "asked"} onChange={setRung} /> : null}
          <Checkbox checked={large} onChange={setLarge}>
            Large print
          </Checkbox>
          {data && !(isQueue && error) ? (
            <Send key={`${data.title} ${data.recipient ?? ""}`} about={data} request={request} />
          ) : null}
        </div>
        {isQueue && error ? null : (
          <Preview request={request} changed={dataUpdatedAt} title={data?.title ?? "the paper"} />
        )}
      </div>
    </div>
  );
}

/** The way up from a paper, where its address names whose it is. */
function Up({ paper, pupil }: { paper: PaperOf; pupil: string | null }) {
  if (paper.kind === "providers")
    return (
      <a className="small" href={address("/providers", paper.text ? { text: paper.text } : {})}>
        Providers
      </a>
    );
  if (paper.kind === "challenge")
    return (
      <a className="small" href={`#/panels/fair-share/${paper.panel}`}>
        Fair share
      </a>
    );
  if (paper.kind === "panel_year")
    return (
      <a
        className="small"
        href={address(`/panels/year/${paper.panel}`, paper.year ? { year: String(paper.year) } : {})}
      >
        The year
      </a>
    );
  if (paper.kind === "reviews")
    return (
      <a className="small" href="#/pupils/workload">
        Workload
      </a>
    );
  if (paper.kind === "destinations")
    return (
      <a
        className="small"
        href={address("/returns/leavers", paper.leaving ? { leaving: String(paper.leaving) } : {})}
      >
        Year 11
      </a>
    );
  if (paper.kind === "referrals")
    return (
      <a className="small" href="#/providers/referrals">
        Referrals
      </a>
    );
  if (paper.kind === "referral" && pupil)
    return (
      <a className="small" href={`#/pupils/${pupil}/placements`}>
        The child’s placements
      </a>
    );
  const child = "pupil" in paper ? paper.pupil : paper.kind === "placement" ? pupil : null;
  if (child)
    return (
      <a className="small" href={`#/pupils/${child}/papers`}>
        The child’s record
      </a>
    );
  if ("meeting" in paper)
    return (
      <a className="small" href={`#/panels/meetings/${paper.meeting}`}>
        The meeting
      </a>
    );
  return null;
}

/** The days on which the reviews were held. */
function Days({
  from,
  until,
  onFrom,
  onUntil,
}: {
  from: string;
  until: string;
  onFrom: (day: string) => void;
  onUntil: (day: string) => void;
}) {
  return (
    <>
      <DateField label="Held from" value={from} onChange={(day) => day && onFrom(day)} />
      <DateField label="to" value={until} onChange={(day) => day && onUntil(day)} />
    </>
  );
}

function Reader({
  pupil,
  contact,
  onChange,
}: {
  pupil: string;
  contact: string;
  onChange: (contact: string) => void;
}) {
  const { data } = useAsk("pupils.record", { id: pupil }, { enabled: pupil !== "" });
  const people = data?.contacts ?? [];
  return (
    <Select
      label="To"
      options={[
        { value: "", label: "Whoever it usually goes to" },
        ...people.map((person) => ({
          value: person.id,
          label: person.name ?? "Unnamed",
          detail:
            [
              person.relationship,
              person.no_contact ? "no contact" : null,
              person.hide_address ? "must not learn where the child is" : null,
            ]
              .filter(Boolean)
              .join(" · ") || undefined,
        })),
      ]}
      value={contact}
      onChange={onChange}
    />
  );
}

/** How far a promise is taken: one letter for each rung. */
function Rung({ rung, onChange }: { rung: string; onChange: (rung: string) => void }) {
  const { data } = useAsk("templates.list", {});
  return (
    <Select
      label="How far"
      options={(data ?? [])
        .filter(({ about }) => about === "promise")
        .map(({ kind, label }) => ({ value: kind.replace(/^chase_/, ""), label }))}
      value={rung}
      onChange={onChange}
    />
  );
}

interface Query {
  paper: PaperOf;
  large_print: boolean;
}

function Send({ about, request }: { about: PaperAbout; request: Query }) {
  const [recipient, setRecipient] = useState(about.recipient ?? "");
  const [purpose, setPurpose] = useState(about.purpose);
  const [basis, setBasis] = useState(about.basis);
  const [lacks, setLacks] = useState(false);
  const [toldOn, setToldOn] = useState<string | null>(null);
  const wrong = wrongDay(about, toldOn, useToday());
  const { run, failure, isSaving } = useWork(async () => {
    const made = { ...request, made_at: Date.now() };
    const saved = await callAndSave("papers.pdf", made, { suggestedName: about.file_name });
    if (!saved) return;
    await call("papers.disclose", {
      paper: made,
      recipient,
      purpose,
      basis,
      ...(toldOn ? { told_on: toldOn } : {}),
    });
    notify({
      sentence: `The paper was saved as ${saved.path}, and that it goes to ${recipient} is written down.`,
      action: {
        label: "Open in the system's viewer",
        run: () =>
          void openSaved(saved.path).catch((thrown: unknown) =>
            notify({ tone: "refused", sentence: Failure.from(thrown).sentence }),
          ),
      },
    });
  });
  const save = () => {
    const isLacking = !recipient.trim() || !purpose.trim() || wrong !== undefined;
    setLacks(isLacking);
    if (!isLacking) void run(undefined);
  };
  const form = useRef<HTMLFormElement>(null);
  useCommand("panel.save", () => form.current?.requestSubmit());
  return (
    <form
      ref={form}
      className="stack"
      aria-label="Save the paper"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {about.warnings.map((warning) => (
        <Standing key={warning} tone="due">
          {warning}
        </Standing>
      ))}
      {about.goes_to.length > 0 ? <GoesTo lines={about.goes_to} /> : null}
      {about.not_written.length > 0 ? <NotWritten lines={about.not_written} /> : null}
      {about.left_out.length > 0 ? <LeftOutOf lines={about.left_out} /> : null}
      {about.missing.length > 0 ? (
        <details className="small">
          <summary>{about.missing.length} printed as not recorded</summary>
          <ul>
            {[...new Set(about.missing)].map((field) => (
              <li key={field}>{field}</li>
            ))}
          </ul>
        </details>
      ) : null}
      <TextField
        label="Who receives it"
        value={recipient}
        onChange={setRecipient}
        error={lacks && !recipient.trim() ? "Say who receives it." : failure?.at("recipient")}
      />
      <TextField
        label="What for"
        value={purpose}
        onChange={setPurpose}
        error={lacks && !purpose.trim() ? "Say what it is for." : failure?.at("purpose")}
      />
      <TextField label="On what lawful basis" value={basis} onChange={setBasis} />
      <ToldToo about={about} on={toldOn} onChange={setToldOn} error={lacks ? wrong : undefined} />
      {failure ? <p role="alert">{failure.sentence}</p> : null}
      <div>
        <Button kind="primary" icon="print" type="submit" isDisabled={isSaving}>
          Save as PDF
        </Button>
      </div>
      <p className="quiet small">
        Saving writes down who receives this paper, what for, and a hash that proves which file it was.
      </p>
    </form>
  );
}

function Preview({ request, changed, title }: { request: Query; changed: number; title: string }) {
  const [pages, setPages] = useState<Pages | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const key = JSON.stringify(request);
  useEffect(() => {
    if (changed === 0) return undefined;
    let overtaken = false;
    callBytes("papers.pdf", JSON.parse(key) as Query)
      .then(openPaper)
      .then(
        (opened) => {
          if (overtaken) {
            void opened.loadingTask.destroy();
            return;
          }
          setFailure(null);
          setPages((before) => {
            // The pages still on the screen are painted; their document is not needed for them any more.
            if (before) window.setTimeout(() => void before.loadingTask.destroy(), 2000);
            return opened;
          });
        },
        (thrown) => !overtaken && setFailure(Failure.from(thrown)),
      );
    return () => {
      overtaken = true;
    };
  }, [key, changed]);
  return (
    <div
      className="preview-pages paper-pages"
      role="region"
      aria-label={`Pages of ${title}`}
      // A part that scrolls must be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {failure ? <p role="alert">{failure.sentence}</p> : null}
      {pages
        ? Array.from({ length: pages.numPages }, (_, i) => (
            <Page key={i} paper={pages} number={i + 1} of={pages.numPages} />
          ))
        : null}
    </div>
  );
}
