/** What is kept with a child or a provider: photographs and PDFs, each with its day and who kept it, opened where it stands. */
import { useState } from "react";
import type { DocumentLine } from "../../api/bindings";
import { call, callAndSave, openSaved } from "../../api/call";
import { Failure } from "../../api/failure";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { DateField } from "../../controls/DateField";
import { EmptyState } from "../../controls/EmptyState";
import { notify } from "../../controls/Notices";
import { Standing } from "../../controls/Standing";
import { TextField } from "../../controls/TextField";
import { longDay } from "../../lib/dates";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";
import { KeepDocument, type DocumentsOf } from "../../lib/KeepDocument";
import { useToday } from "../../lib/today";
import { useSave } from "../../saving/useSave";
import { Sight } from "./Sight";
import "./documents.css";

const refuse = (thrown: unknown) => notify({ tone: "refused", sentence: Failure.from(thrown).sentence });

/** "420 KB", "1.4 MB". */
export function sizeText(bytes: number): string {
  return bytes < 1_000_000
    ? `${String(Math.max(1, Math.round(bytes / 1000)))} KB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** The section. */
export function Documents({ of }: { of: DocumentsOf }) {
  const { data } = useAsk("documents.list", of);
  const [open, setOpen] = useState<string | null>(null);
  return (
    <section className="panel stack" aria-labelledby="documents-title">
      <div className="spread">
        <h2 id="documents-title" tabIndex={-1}>
          Documents
        </h2>
        <KeepDocument of={of} takesDrops onKept={setOpen} />
      </div>
      {data?.length === 0 ? (
        <EmptyState title="Nothing is kept yet.">
          A photograph of a paper, a signed agreement, a letter as PDF: choose it, or drop it on the window.
          It is kept encrypted with everything else, and in every backup.
        </EmptyState>
      ) : null}
      {data && data.length > 0 ? (
        <ul role="list" className="documents">
          {data.map((line) => (
            <Kept
              key={line.document.id}
              line={line}
              isOpen={open === line.document.id}
              onOpen={(isOpen) => setOpen(isOpen ? line.document.id : null)}
            />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function Kept({
  line: { document: kept, author_name: author },
  isOpen,
  onOpen,
}: {
  line: DocumentLine;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}) {
  const [changing, setChanging] = useState(false);
  const title = kept.title ?? "Untitled";
  const today = useToday();
  const isPhotograph = kept.media_type === "image/jpeg";
  const saveCopy = async () => {
    const ending = isPhotograph ? "jpg" : "pdf";
    const name = title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "document";
    try {
      const saved = await callAndSave(
        "documents.file",
        { id: kept.id },
        { suggestedName: `${name}.${ending}` },
      );
      if (!saved) return;
      notify({
        sentence: `Saved as ${saved.path}. That copy is no longer encrypted.`,
        action: { label: "Open it", run: () => void openSaved(saved.path).catch(refuse) },
      });
    } catch (thrown) {
      refuse(thrown);
    }
  };
  const takeAway = async () => {
    try {
      await call("documents.remove", { id: kept.id });
      window.document.getElementById("documents-title")?.focus();
      notify({ sentence: `“${title}” was taken away. Undo puts it back.` });
    } catch (thrown) {
      refuse(thrown);
    }
  };
  return (
    <li className="stack-tight">
      <div className="spread">
        <span className="document-line">
          <button
            type="button"
            className="answer-link strong"
            aria-expanded={isOpen}
            onClick={() => onOpen(!isOpen)}
          >
            <bdi>{title}</bdi>
          </button>
          <span className="quiet small">
            {isPhotograph ? "Photograph" : "PDF"} · {kept.on_day ? longDay(kept.on_day) : "day unknown"} ·{" "}
            {sizeText(kept.size ?? 0)} · kept by {author ?? "unknown"}
          </span>
          {kept.valid_until ? (
            <Standing tone={kept.valid_until < today ? "breached" : "plain"}>
              {kept.valid_until < today ? "Ended" : "Valid until"} {longDay(kept.valid_until)}
            </Standing>
          ) : null}
        </span>
        <span className="row">
          <Button small kind="quiet" aria-expanded={changing} onPress={() => setChanging(!changing)}>
            Change
          </Button>
          <Button small kind="quiet" aria-label={`Save a copy of ${title}`} onPress={() => void saveCopy()}>
            Save a copy
          </Button>
          <Button small kind="quiet" aria-label={`Take away ${title}`} onPress={() => void takeAway()}>
            Take away
          </Button>
        </span>
      </div>
      {changing ? <Change kept={kept} onDone={() => setChanging(false)} /> : null}
      {isOpen ? <Sight id={kept.id} title={title} isPhotograph={isPhotograph} /> : null}
    </li>
  );
}

function Change({ kept, onDone }: { kept: DocumentLine["document"]; onDone: () => void }) {
  const [words, setWords] = useState(kept.title ?? "");
  const [on, setOn] = useState(kept.on_day ?? "");
  const [last, setLast] = useState(kept.valid_until ?? "");
  const save = useSave("documents.save");
  const submit = async () => {
    if (await save.run({ id: kept.id, title: words, on_day: on || null, valid_until: last || null }))
      onDone();
  };
  return (
    <FormCard
      label={`Change ${kept.title ?? "a document"}`}
      backTo="documents-title"
      failure={save.failure}
      onLeave={onDone}
      onSubmit={() => void submit()}
    >
      <div className="columns-2">
        <TextField label="What it is" value={words} onChange={setWords} error={save.failure?.at("title")} />
        <DateField
          label="The day it is about"
          optional
          value={on}
          onChange={setOn}
          error={save.failure?.at("on_day")}
        />
        <DateField
          label="Valid until"
          optional
          hint="An insurance, a letter of checks: a provider’s is said on Today from 90 days before"
          value={last}
          onChange={setLast}
          error={save.failure?.at("valid_until")}
        />
      </div>
      <FormEnd deed="Save" save={save} onLeave={onDone} />
    </FormCard>
  );
}
