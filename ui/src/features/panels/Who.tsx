/** Who should come to a meeting: the clocks' suggestions with their reasons, and any other child by search. */
import { useEffect, useRef, useState } from "react";
import { call } from "../../api/call";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { ComboBox } from "../../controls/ComboBox";
import { Standing } from "../../controls/Standing";
import { TextArea } from "../../controls/TextArea";
import { FormCard } from "../../lib/FormCard";
import { useWork } from "../../saving/useSave";
import { listName, yearText } from "../../lib/children";
import { useCommand } from "../../keyboard/Keyboard";
import { useQueryValue } from "../../router/router";

/** Suggestions at once; the most pressing are first. */
const step = 12;

const findChildren = async (text: string) => {
  if (!text.trim()) return [];
  const { children } = await call("search.find", { text, limit: 12 });
  return children.map(({ hit, detail }) => ({ value: hit.pupil, label: listName(hit), detail }));
};

/** A child who is to be added. */
interface Wanted {
  pupil: string;
  reason?: string;
  name: string;
}

/** Why one should stop before adding. */
interface Pause extends Wanted {
  likely: string | null;
  sentences: readonly string[];
  needsReason: boolean;
}

/** Reasons to pause before a child is added, and the exception that is made all the same. */
function BeforeAdding({
  pause,
  meeting,
  onDone,
}: {
  pause: Pause;
  meeting: string;
  onDone: (added: boolean) => void;
}) {
  const [exception, setException] = useState("");
  const [lacks, setLacks] = useState<string>();
  const box = useRef<HTMLTextAreaElement>(null);
  const { run, failure, isSaving } = useWork(async () => {
    await call("cases.add", {
      meeting,
      pupil: pause.pupil,
      ...(pause.reason ? { reason: pause.reason } : {}),
      ...(pause.likely ? { category: pause.likely } : {}),
      ...(exception.trim() ? { exception: exception.trim() } : {}),
    });
    onDone(true);
  });
  return (
    <FormCard
      label={`Before ${pause.name} is added`}
      onLeave={() => onDone(false)}
      failure={failure}
      onSubmit={() => {
        if (pause.needsReason && !exception.trim()) {
          setLacks("Say why this panel hears the child all the same.");
          box.current?.focus();
        } else void run(undefined);
      }}
    >
      <h3>Before {pause.name} is added</h3>
      <ul role="list">
        {pause.sentences.map((sentence) => (
          <li key={sentence}>
            <Standing tone="due">{sentence}</Standing>
          </li>
        ))}
      </ul>
      <TextArea
        ref={box}
        label="Why an exception is made"
        rows={2}
        optional={!pause.needsReason}
        value={exception}
        onChange={(text) => {
          setException(text);
          setLacks(undefined);
        }}
        error={lacks ?? failure?.sentence}
      />
      <div className="row">
        <Button kind="primary" small type="submit" isDisabled={isSaving}>
          Add all the same
        </Button>
        <Button kind="quiet" small onPress={() => onDone(false)}>
          Leave off the agenda
        </Button>
      </div>
    </FormCard>
  );
}

/** The child whom somebody brings along from the child's own record: "?child=…". */
function Brought({
  pupil,
  isOn,
  onAdd,
  onLeave,
}: {
  pupil: string;
  isOn: boolean;
  onAdd: (name: string) => void;
  onLeave: () => void;
}) {
  const { data: record } = useAsk("pupils.record", { id: pupil });
  const yes = useRef<HTMLButtonElement>(null);
  const known = record !== undefined;
  useEffect(() => {
    if (known) yes.current?.focus();
  }, [known]);
  if (!record) return null;
  const name = listName(record.head);
  return (
    <div className="panel row" role="group" aria-label={`${name} and this meeting`}>
      <span>
        <span className="strong">{name}</span>{" "}
        {isOn ? "is on the agenda." : "is to be brought to this meeting."}
      </span>
      {isOn ? null : (
        <Button ref={yes} small kind="primary" icon="plus" onPress={() => onAdd(name)}>
          Add to the agenda
        </Button>
      )}
      <Button small kind="quiet" onPress={onLeave}>
        {isOn ? "Done" : "Not to this one"}
      </Button>
    </div>
  );
}

/** The list, and a box to find others. */
export function Who({ meeting, on }: { meeting: string; on: readonly (string | null)[] }) {
  const { data, error } = useAsk("meetings.suggestions", { id: meeting });
  const [many, setMany] = useState(step);
  const [said, setSaid] = useState("");
  const [pausing, setPausing] = useState<Pause | null>(null);
  const add = useWork(async (child: Wanted) => {
    const { pupil, reason, name } = child;
    const { cautions, elsewhere, likely } = await call("cases.eligibility", { meeting, pupil });
    if (cautions.length + elsewhere.length > 0) {
      setPausing({
        ...child,
        likely,
        sentences: [...cautions.map((c) => c.sentence), ...elsewhere],
        needsReason: cautions.length > 0,
      });
      return false;
    }
    await call("cases.add", {
      meeting,
      pupil,
      ...(reason ? { reason } : {}),
      ...(likely ? { category: likely } : {}),
    });
    setSaid(`${name} was added to the agenda.`);
    return true;
  });
  useCommand("panel.case", () => document.querySelector<HTMLElement>(".who .combo input")?.focus());
  const [brought, setBrought] = useQueryValue("child");
  const leave = () => {
    setBrought("");
    document.querySelector<HTMLElement>(".who .combo input")?.focus();
  };
  const suggestions = (data ?? []).filter((s) => !on.includes(s.pupil));
  return (
    <section className="builder-pane who" aria-labelledby="who-title">
      <h2 id="who-title">
        Who should come <span className="quiet">{data ? suggestions.length : ""}</span>
      </h2>
      {brought && !pausing ? (
        <Brought
          pupil={brought}
          isOn={on.includes(brought)}
          onAdd={(name) => void add.run({ pupil: brought, name }).then((added) => added && leave())}
          onLeave={leave}
        />
      ) : null}
      <ComboBox
        label="Add any child"
        value={null}
        search={findChildren}
        placeholder="Name, UPN or case reference"
        nothing="Type a name, a UPN or a case reference."
        opensOn="input"
        onChange={(option) => option && void add.run({ pupil: option.value, name: option.label })}
        error={add.failure?.sentence}
      />
      {pausing ? (
        <BeforeAdding
          pause={pausing}
          meeting={meeting}
          onDone={(added) => {
            if (added) setSaid(`${pausing.name} was added to the agenda.`);
            setPausing(null);
            if (added && pausing.pupil === brought) leave();
          }}
        />
      ) : null}
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {error ? <p role="alert">{error.sentence}</p> : null}
      {data && suggestions.length === 0 ? (
        <p className="quiet small">No other child has a date that is breached, due or coming up.</p>
      ) : null}
      <ul role="list" className="who-list">
        {suggestions.slice(0, many).map((s) => (
          <li key={s.pupil}>
            <div>
              <a className="who-name" href={`#/pupils/${s.pupil}`}>
                {s.name}
              </a>{" "}
              <span className="quiet small">{yearText(s.year)}</span>
              <p className="small">{s.reason}</p>
            </div>
            <Button
              small
              icon="plus"
              aria-label={`Add ${s.name} to the agenda`}
              onPress={({ target }) => {
                // The line goes when the child is on the agenda; focus passes to the one that takes its place.
                const line = target.closest("li");
                const heir = (line?.nextElementSibling ?? line?.previousElementSibling)?.querySelector(
                  "button",
                );
                void add.run({ pupil: s.pupil, reason: s.reason, name: s.name }).then((added) => {
                  // Whoever has gone on meanwhile, to the box above or elsewhere, is left there.
                  const at = document.activeElement;
                  if (added && (!at || at === document.body || at === target)) heir?.focus();
                });
              }}
            />
          </li>
        ))}
      </ul>
      {suggestions.length > many ? (
        <div>
          <Button kind="quiet" small onPress={() => setMany(many + 2 * step)}>
            Show more of {suggestions.length}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
