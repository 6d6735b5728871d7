/** The wording of the letters: the team's own beside the built-in one, tried before it is saved. */
import { useState } from "react";
import type { TemplateLine } from "../../api/bindings";
import { call } from "../../api/call";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { notify } from "../../controls/Notices";
import { ScreenHead } from "../../controls/ScreenHead";
import { Badge, Standing } from "../../controls/Standing";
import { TextArea } from "../../controls/TextArea";
import { TextField } from "../../controls/TextField";
import { useWork } from "../../saving/useSave";
import "./papers.css";

/** The screen. */
export default function Letters() {
  const { data, error } = useAsk("templates.list", {});
  const [open, setOpen] = useState<string | null>(null);
  return (
    <div className="stack">
      <ScreenHead
        above={<a href="#/panels">Panels</a>}
        title="Wording of letters"
        sentence="The built-in wording stays behind your own, and is used wherever yours cannot be."
      />
      {error ? <p role="alert">{error.sentence}</p> : null}
      {(data ?? []).map((line) => (
        <section key={line.kind} className="card stack" aria-labelledby={`letter-${line.kind}`}>
          <div className="spread">
            <h2 id={`letter-${line.kind}`}>{line.label}</h2>
            <span className="row">
              <Badge tone={line.changed ? "waiting" : "plain"}>
                {line.changed ? "The team's own wording" : "Built-in wording"}
              </Badge>
              <Button
                small
                aria-expanded={open === line.kind}
                aria-label={`Change the wording: ${line.label}`}
                onPress={() => setOpen(open === line.kind ? null : line.kind)}
              >
                Change the wording
              </Button>
            </span>
          </div>
          {line.problem ? <Standing tone="due">{line.problem}</Standing> : null}
          {open === line.kind ? (
            <Wording line={line} onDone={() => setOpen(null)} />
          ) : (
            <p className="letter-text small">{line.text}</p>
          )}
        </section>
      ))}
    </div>
  );
}

function Wording({ line, onDone }: { line: TemplateLine; onDone: () => void }) {
  const [title, setTitle] = useState(line.title);
  const [text, setText] = useState(line.text);
  const [reason, setReason] = useState(line.reason ?? "");
  const tried = useAsk("templates.try", { kind: line.kind, title, text }, { keepPrevious: true });
  const { run, failure, isSaving } = useWork(async (back: boolean) => {
    await call("templates.save", {
      kind: line.kind,
      title: back ? null : title,
      text: back ? null : text,
      ...(reason.trim() ? { reason: reason.trim() } : {}),
    });
    notify({ sentence: back ? "The built-in wording is in use again." : "The wording was saved." });
    onDone();
  });
  return (
    <form
      className="stack"
      aria-label={`Wording: ${line.label}`}
      onSubmit={(event) => {
        event.preventDefault();
        void run(false);
      }}
    >
      <TextField label="Heading" value={title} onChange={setTitle} />
      <TextArea
        label="Words"
        hint="A blank line parts paragraphs; # begins a heading, - a point of a list."
        rows={8}
        value={text}
        onChange={setText}
        error={failure?.at("text") ?? tried.data?.problem ?? undefined}
      />
      <TextField label="Why it differs" optional value={reason} onChange={setReason} />
      <details>
        <summary>Fields that are filled in by themselves</summary>
        <ul className="letter-fields small" role="list">
          {line.fields.map(({ code, label }) => (
            <li key={code}>
              <code>{`{{${code}}}`}</code> {label}
            </li>
          ))}
        </ul>
      </details>
      {failure && !failure.at("text") ? <p role="alert">{failure.sentence}</p> : null}
      <div className="row">
        <Button kind="primary" type="submit" isDisabled={isSaving}>
          Save the wording
        </Button>
        {line.changed ? (
          <Button isDisabled={isSaving} onPress={() => void run(true)}>
            Go back to the built-in wording
          </Button>
        ) : null}
        <Button kind="quiet" onPress={onDone}>
          Not now
        </Button>
      </div>
    </form>
  );
}
