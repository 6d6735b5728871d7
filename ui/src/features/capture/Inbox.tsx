/** Lines that were written down and wait to be filed: each with whom and which day its words propose. Shown on Today. */
import { useState } from "react";
import type { CaptureLine, CaseloadRow } from "../../api/bindings";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { DateField } from "../../controls/DateField";
import { notify } from "../../controls/Notices";
import { TextField } from "../../controls/TextField";
import { spokenName } from "../../lib/children";
import { nearDay } from "../../lib/dates";
import { FormCard } from "../../lib/FormCard";
import { useToday } from "../../lib/today";
import { useSave } from "../../saving/useSave";
import { ChooseChild } from "./ChooseChild";
import "./capture.css";

/** The lines that wait; nothing when none does. */
export default function Inbox() {
  const { data: lines = [] } = useAsk("captures.list", {});
  if (lines.length === 0) return null;
  return (
    <section className="due-group inbox" aria-labelledby="inbox-title">
      <h2 id="inbox-title" className="due-title" tabIndex={-1}>
        <span>Waiting to be filed</span>
        <span className="due-count">{lines.length}</span>
      </h2>
      <ul role="list">
        {lines.map((line) => (
          <li key={line.capture.id} className="inbox-line">
            <Line line={line} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Focus stays here when a line that had it has gone. */
function focusInbox(): void {
  window.requestAnimationFrame(() =>
    (document.getElementById("inbox-title") ?? document.querySelector<HTMLElement>("h1"))?.focus(),
  );
}

function Line({ line }: { line: CaptureLine }) {
  const { capture, proposal } = line;
  const today = useToday();
  const [open, setOpen] = useState<"no" | "file" | "aside">("no");
  const file = useSave("captures.file");
  const sure = proposal.sure ? proposal.children[0] : undefined;
  const put = async (pupil: string, on_day: string) => {
    const done = await file.run({ id: capture.id, pupil, on_day });
    if (!done) return;
    notify({ sentence: done.sentence });
    focusInbox();
  };
  return (
    <>
      <p className="inbox-text">{capture.text}</p>
      <div className="row">
        <span className="quiet small">
          {line.author_name ?? "Unknown"}, about {nearDay(proposal.day, today)}
          {proposal.day_words ? ` (“${proposal.day_words}”)` : ""}
        </span>
        {sure ? (
          <Button small kind="primary" onPress={() => void put(sure.pupil, proposal.day)}>
            File for {spokenName(sure)}
          </Button>
        ) : null}
        <Button
          small
          aria-expanded={open === "file"}
          onPress={() => setOpen(open === "file" ? "no" : "file")}
        >
          {sure ? "Somebody else" : "File it"}
        </Button>
        <Button
          small
          kind="quiet"
          aria-expanded={open === "aside"}
          onPress={() => setOpen(open === "aside" ? "no" : "aside")}
        >
          Not wanted
        </Button>
      </div>
      {file.failure ? (
        <p className="field-error" role="alert">
          {file.failure.sentence}
        </p>
      ) : null}
      {open === "file" ? (
        <FileIt line={line} onFile={(pupil, day) => void put(pupil, day)} onLeave={() => setOpen("no")} />
      ) : null}
      {open === "aside" ? <SetAside id={capture.id} onLeave={() => setOpen("no")} /> : null}
    </>
  );
}

function FileIt({
  line,
  onFile,
  onLeave,
}: {
  line: CaptureLine;
  onFile: (pupil: string, day: string) => void;
  onLeave: () => void;
}) {
  const { proposal } = line;
  const [child, setChild] = useState<CaseloadRow | null>(null);
  const [day, setDay] = useState(proposal.day);
  const [asked, setAsked] = useState(false);
  return (
    <FormCard
      label="File the line"
      onLeave={onLeave}
      onSubmit={() => {
        setAsked(true);
        if (child) onFile(child.pupil, day || proposal.day);
      }}
    >
      <div className="columns-2">
        <ChooseChild
          proposed={proposal.children}
          value={child}
          onChange={setChild}
          error={asked && !child ? "Choose the child whom the line is about." : undefined}
        />
        <DateField label="Day" value={day} onChange={setDay} />
      </div>
      <div className="row">
        <Button type="submit" kind="primary">
          File as a note
        </Button>
        <Button kind="quiet" onPress={onLeave}>
          Cancel
        </Button>
      </div>
    </FormCard>
  );
}

function SetAside({ id, onLeave }: { id: string; onLeave: () => void }) {
  const [reason, setReason] = useState("");
  const drop = useSave("captures.set_aside");
  return (
    <FormCard
      label="Not wanted"
      className="row view-form"
      failure={drop.failure}
      onLeave={onLeave}
      onSubmit={() =>
        void drop.run({ id, reason }).then((done) => {
          if (done) focusInbox();
        })
      }
    >
      <TextField
        label="Why it is not wanted"
        hint="The history keeps the words"
        value={reason}
        onChange={setReason}
        error={drop.failure?.at("reason") ?? drop.failure?.sentence}
      />
      <Button type="submit" kind="primary">
        Set it aside
      </Button>
      <Button kind="quiet" onPress={onLeave}>
        Cancel
      </Button>
    </FormCard>
  );
}
