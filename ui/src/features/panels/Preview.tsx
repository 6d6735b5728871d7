/**
 * The pack as it will be printed: the core's own PDF, page by page. It is asked for again a moment after anything
 * changed, and the place in it is kept. Printing is the system's: the file is saved, then opened in its viewer.
 */
import { useEffect, useRef, useState } from "react";
import type { MeetingView, PackOptions } from "../../api/bindings";
import { call, callAndSave, callBytes, openSaved } from "../../api/call";
import { Failure } from "../../api/failure";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { Checkbox } from "../../controls/Checkbox";
import { notify } from "../../controls/Notices";
import { Select } from "../../controls/Select";
import { TextField } from "../../controls/TextField";
import { useCommand } from "../../keyboard/Keyboard";
import { useKept } from "../../router/router";
import { optionsOf, prints } from "./Differences";
import { Issue } from "./Issue";
import { Missing } from "./Missing";
import { Sections } from "./Sections";
import { Page } from "../../lib/paper/Page";
import { openPaper, type Paper } from "../../lib/paper/pdf";

/**
 * How long changes may go on before the paper is made again, in milliseconds. A text is saved when it is left, so what
 * comes closer together than this is one act, such as a case moved with a key held down.
 */
const pause = 60;

const usual: PackOptions = {
  large_print: false,
  notes_column: false,
  duplex: true,
  recipient: null,
  copy_number: null,
  copies: null,
  case_per_sheet: false,
  audience: null,
  member: null,
};

const switches = [
  ["large_print", "Large print"],
  ["notes_column", "Notes column"],
  ["case_per_sheet", "One case a sheet"],
  ["duplex", "Two-sided"],
] as const satisfies readonly (readonly [keyof PackOptions, string])[];

/** The preview pane. */
export default function Preview({
  view,
  onCase,
}: {
  view: MeetingView;
  /** A case is to be opened at a field that its brief lacks. */
  onCase: (id: string, field: string) => void;
}) {
  const meeting = view.meeting.id;
  const [options, setOptions] = useKept<PackOptions>("pack.options", usual);
  const [open, setOpen] = useState<"options" | "issue" | null>(null);
  const summary = useAsk("pack.summary", { meeting, options }, { keepPrevious: true });
  const [isSupplement, setIsSupplement] = useState(false);
  // With the issue closed nothing says which paper is shown: it is the pack.
  const showsSupplement = isSupplement && open === "issue";
  const { paper, failure, isStale } = usePaper(meeting, options, showsSupplement, summary.dataUpdatedAt);
  const pages = useRef<HTMLDivElement>(null);
  const save = async () => {
    try {
      // The moment goes into the file, so that the file that is written down is the file that was saved.
      const pack = { meeting, options, made_at: Date.now() };
      const saved = await callAndSave("pack.pdf", pack, { suggestedName: fileName(view, options) });
      if (saved) {
        await call("pack.saved", { pack });
        notify({
          sentence: `The pack was saved as ${saved.path}, and that is written down. To print it, open it in the system's viewer.`,
          action: {
            label: "Open in the system's viewer",
            run: () => void openSaved(saved.path).catch(refuse),
          },
        });
      }
    } catch (thrown) {
      refuse(thrown);
    }
  };
  useCommand("panel.save", () => void save());
  useCommand("panel.preview", () => pages.current?.focus());
  return (
    <section className="builder-pane preview" aria-labelledby="preview-title">
      <div className="preview-head">
        <h2 id="preview-title" tabIndex={-1}>
          The pack
        </h2>
        <span className="strong" role="status">
          {summary.data?.sentence ?? "Setting the pack…"}
        </span>
      </div>
      <div className="row">
        <Button kind="primary" small icon="print" onPress={() => void save()}>
          Save as PDF
        </Button>
        <Button
          small
          aria-expanded={open === "options"}
          onPress={() => setOpen(open === "options" ? null : "options")}
        >
          What goes in
        </Button>
        <Button
          small
          aria-expanded={open === "issue"}
          onPress={() => setOpen(open === "issue" ? null : "issue")}
        >
          Issue
        </Button>
        {summary.data && summary.data.parts.length > 0 ? (
          <Select
            label="Go to a part of the pack"
            hideLabel
            placeholder="Go to…"
            value={null}
            options={summary.data.parts.map((part) => ({
              value: String(part.page),
              label: part.title,
              detail: `page ${part.page}`,
            }))}
            onChange={(page) =>
              pages.current?.querySelector(`[data-page="${page}"]`)?.scrollIntoView({ block: "start" })
            }
          />
        ) : null}
      </div>
      {open === "options" ? (
        <>
          {summary.data ? (
            <Sections meeting={meeting} lines={summary.data.sections} stamp={summary.dataUpdatedAt} />
          ) : null}
          <Options meeting={meeting} options={options} onChange={setOptions} />
        </>
      ) : null}
      {open === "issue" ? (
        <Issue
          view={view}
          options={options}
          onCopy={(copy) => setOptions({ ...options, ...optionsOf(copy) })}
          isSupplement={isSupplement}
          onSupplement={setIsSupplement}
        />
      ) : null}
      {summary.data ? <Missing summary={summary.data} view={view} onCase={onCase} /> : null}
      {failure ? <p role="alert">{failure.sentence}</p> : null}
      {/* A part that scrolls must be reachable by keyboard. */}
      <div
        ref={pages}
        className="preview-pages"
        role="region"
        aria-label="Pages of the pack"
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        data-stale={isStale || undefined}
        aria-busy={isStale}
      >
        {paper
          ? Array.from({ length: paper.numPages }, (_, i) => (
              <Page key={i} paper={paper} number={i + 1} of={paper.numPages} />
            ))
          : null}
      </div>
    </section>
  );
}

const refuse = (thrown: unknown) => notify({ tone: "refused", sentence: Failure.from(thrown).sentence });

/** "Fair Access Panel 2026-11-19 copy 3.pdf": letters and figures only, so that every system takes it. */
function fileName(view: MeetingView, options: PackOptions): string {
  const parts = [
    view.panel.name ?? "Panel",
    view.meeting.held_on ?? "",
    options.copy_number === null ? "" : `copy ${options.copy_number}`,
  ];
  return `${parts
    .join(" ")
    .replace(/[^\p{L}\p{N} -]/gu, " ")
    .replace(/ +/g, " ")
    .trim()}.pdf`;
}

/** The paper for these options, made again a pause after `changed` moved on; the old one is shown until then. */
function usePaper(meeting: string, options: PackOptions, isSupplement: boolean, changed: number) {
  const [shown, setShown] = useState<{ paper: Paper; of: string } | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const of = `${meeting} ${JSON.stringify(options)} ${isSupplement} ${changed}`;
  const asked = useRef({ meeting, options, isSupplement, first: true });
  useEffect(() => {
    asked.current = { ...asked.current, meeting, options, isSupplement };
  });
  useEffect(() => {
    // The count of pages comes first, and with it the moment from which changes are reckoned.
    if (changed === 0) return undefined;
    let overtaken = false;
    const timer = window.setTimeout(
      () => {
        asked.current.first = false;
        const query = { meeting: asked.current.meeting, options: asked.current.options };
        callBytes(asked.current.isSupplement ? "pack.supplement_pdf" : "pack.pdf", query)
          .then(openPaper)
          .then(
            (paper) => {
              if (overtaken) {
                void paper.loadingTask.destroy();
                return;
              }
              setFailure(null);
              setShown((before) => {
                // The pages still on the screen are painted; their document is not needed for them any more.
                if (before) window.setTimeout(() => void before.paper.loadingTask.destroy(), 2000);
                return { paper, of };
              });
            },
            (thrown) => !overtaken && setFailure(Failure.from(thrown)),
          );
      },
      asked.current.first ? 0 : pause,
    );
    return () => {
      overtaken = true;
      window.clearTimeout(timer);
    };
  }, [of, changed]);
  return { paper: shown?.paper ?? null, failure, isStale: shown?.of !== of };
}

function Options({
  meeting,
  options,
  onChange,
}: {
  meeting: string;
  options: PackOptions;
  onChange: (options: PackOptions) => void;
}) {
  const differences = useAsk("pack.differences", { id: meeting });
  const copies = differences.data?.copies ?? [];
  const [recipient, setRecipient] = useState(options.recipient ?? "");
  const [copy, setCopy] = useState(options.copy_number === null ? "" : String(options.copy_number));
  const wrong = copy.trim() !== "" && !/^\d{1,4}$/.test(copy.trim());
  return (
    <fieldset className="preview-options">
      <legend className="visually-hidden">How the pack is printed</legend>
      {switches.map(([key, label]) => (
        <Checkbox key={key} checked={options[key]} onChange={(on) => onChange({ ...options, [key]: on })}>
          {label}
        </Checkbox>
      ))}
      <Select
        label="For whom"
        options={copies.map((copy, at) => ({
          value: String(at),
          label: copy.label,
          detail: copy.sentence,
        }))}
        value={String(copies.findIndex((copy) => prints(options, copy)))}
        onChange={(at) => {
          const copy = copies[Number(at)];
          if (copy) onChange({ ...options, ...optionsOf(copy) });
        }}
      />
      <TextField
        label="Whose copy"
        value={recipient}
        onChange={setRecipient}
        onCommit={() => onChange({ ...options, recipient: recipient.trim() || null })}
      />
      <TextField
        label="Copy number"
        inputMode="numeric"
        chars={4}
        value={copy}
        onChange={setCopy}
        error={wrong ? "Type a whole number, like 3." : undefined}
        onCommit={() => {
          if (!wrong) onChange({ ...options, copy_number: copy.trim() ? Number(copy.trim()) : null });
        }}
      />
    </fieldset>
  );
}
