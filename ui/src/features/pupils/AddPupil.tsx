/**
 * Adding a child begins with looking: whoever is already here is shown while the name is typed, so that nobody is held
 * twice. "Add" waits until the core has looked.
 */
import { useEffect, useRef, useState } from "react";
import type { Alike } from "../../api/bindings";
import { call } from "../../api/call";
import { Button } from "../../controls/Button";
import { MemorableDate } from "../../controls/DateField";
import { ScreenHead } from "../../controls/ScreenHead";
import { Badge } from "../../controls/Standing";
import { TextField } from "../../controls/TextField";
import { StatusChips } from "../../lib/Chips";
import { listName, yearText } from "../../lib/children";
import { longDay } from "../../lib/dates";
import { goBack, navigate, usePlace } from "../../router/router";
import { useDraftForm } from "../../saving/useDraftForm";
import { useSave } from "../../saving/useSave";
import "./Pupils.css";

interface Typed {
  forename: string;
  surname: string;
  dob: string;
  upn: string;
}

/** A pause in typing, in milliseconds, after which the core looks. */
const pause = 180;

function fromName(name: string): Typed {
  const comma = name.split(",", 2).map((part) => part.trim());
  const words = name.trim().split(/\s+/);
  const [surname, forename] =
    comma.length === 2 ? [comma[0] ?? "", comma[1] ?? ""] : [words.slice(1).join(" "), words[0] ?? ""];
  return { forename, surname, dob: "", upn: "" };
}

/** The screen. */
export default function AddPupil() {
  const { query } = usePlace();
  // A name that was typed in a search has a draft of its own: another child's does not turn up under it.
  const {
    answers: typed,
    set: change,
    clear,
    isDraft,
  } = useDraftForm<Typed>(["pupil:new", query.name].filter(Boolean).join(":"), () =>
    fromName(query.name ?? ""),
  );
  const form = useRef<HTMLFormElement>(null);
  const { alike, isLooking } = useAlike(typed);
  const add = useSave("pupils.add");
  const set = (field: keyof Typed) => (value: string) => change({ [field]: value });
  const { failure } = add;
  useEffect(() => {
    if (failure) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [failure]);
  const sure = alike.some((a) => a.sure);
  const save = async () => {
    const made = await add.run({
      patch: {
        forename: typed.forename.trim() || null,
        surname: typed.surname.trim() || null,
        dob: typed.dob || null,
        upn: typed.upn.trim().toUpperCase() || null,
      },
    });
    if (!made) return;
    await clear();
    navigate(`/pupils/${made.id}`, { replace: true });
  };
  const discard = () => {
    void clear();
    goBack("/pupils");
  };
  const refusedElsewhere =
    add.failure && !["forename", "surname", "dob", "upn"].some((f) => add.failure?.at(f));
  return (
    <div className="add-pupil">
      <ScreenHead
        title="Add a child"
        sentence="Type what you know. Anybody here who may be the same child is shown at once."
        above={
          <a className="small" href="#/pupils">
            Pupils
          </a>
        }
      />
      <div className="add-columns">
        {/* Escape anywhere in the form goes back to the row that was left, as it does outside a box. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <form
          ref={form}
          className="stack add-form"
          aria-label="The child"
          onKeyDown={(event) => {
            if (event.key !== "Escape" || event.defaultPrevented) return;
            event.preventDefault();
            goBack("/pupils");
          }}
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <TextField
            label="Forename"
            value={typed.forename}
            onChange={set("forename")}
            error={add.failure?.at("forename")}
            spellCheck={false}
          />
          <TextField
            label="Surname"
            value={typed.surname}
            onChange={set("surname")}
            error={add.failure?.at("surname")}
          />
          <MemorableDate
            label="Date of birth"
            optional
            value={typed.dob}
            onChange={set("dob")}
            error={add.failure?.at("dob")}
          />
          <TextField
            label="UPN"
            optional
            hint="13 characters, such as A123456789012"
            chars={15}
            value={typed.upn}
            onChange={set("upn")}
            error={add.failure?.at("upn")}
          />
          {refusedElsewhere ? (
            <p className="field-error" role="alert">
              {add.failure?.sentence}
            </p>
          ) : null}
          <div className="row">
            <Button type="submit" kind={sure ? "plain" : "primary"} isDisabled={isLooking || add.isSaving}>
              {alike.length > 0 ? "Add anyway" : "Add the child"}
            </Button>
            <Button kind="quiet" onPress={() => goBack("/pupils")}>
              {isDraft ? "Leave it as a draft" : "Go back"}
            </Button>
            {isDraft ? (
              <>
                <Button kind="quiet" onPress={discard}>
                  Throw the draft away
                </Button>
                <span className="quiet small" role="status">
                  Draft, not saved yet
                </span>
              </>
            ) : null}
          </div>
          <p className="quiet small">You will hold the case until it is given to somebody else.</p>
        </form>
        <section aria-label="Already here" className="alike">
          <h2>Already here?</h2>
          <p className="quiet" role="status">
            {alikeSentence(typed, alike, isLooking)}
          </p>
          <ul role="list" className="stack-tight">
            {alike.map((one) => (
              <li key={one.row.pupil}>
                <AlikeCard one={one} />
              </li>
            ))}
          </ul>
        </section>
      </div>
    </div>
  );
}

function alikeSentence(typed: Typed, alike: readonly Alike[], isLooking: boolean): string {
  if (!typed.forename && !typed.surname && !typed.upn) return "Nothing typed yet.";
  if (isLooking) return "Looking…";
  if (alike.length === 0) return "Nobody here is like this.";
  return alike.length === 1 ? "One child may be the same." : `${alike.length} children may be the same.`;
}

function AlikeCard({ one: { row, reason, sure } }: { one: Alike }) {
  return (
    <a className="alike-card" href={`#/pupils/${row.pupil}`}>
      <span className="spread">
        <span className="strong">{listName(row)}</span>
        <Badge tone={sure ? "due" : "unknown"}>{reason}</Badge>
      </span>
      <span className="quiet small">
        {yearText(row.year)} · born {longDay(row.dob)} · {row.case_ref}
        {row.open ? "" : " · closed"}
      </span>
      <StatusChips codes={row.statuses} />
    </a>
  );
}

function useAlike({ forename, surname, dob, upn }: Typed): { alike: readonly Alike[]; isLooking: boolean } {
  const question = JSON.stringify([forename.trim(), surname.trim(), dob, upn.trim()]);
  const [answer, setAnswer] = useState<{ question: string; alike: readonly Alike[] }>({
    question: "",
    alike: [],
  });
  const empty = !forename.trim() && !surname.trim() && !upn.trim();
  useEffect(() => {
    if (empty) return undefined;
    let left = false;
    const timer = window.setTimeout(() => {
      call("pupils.alike", {
        ...(forename.trim() ? { forename: forename.trim() } : {}),
        ...(surname.trim() ? { surname: surname.trim() } : {}),
        ...(dob ? { dob } : {}),
        ...(upn.trim() ? { upn: upn.trim().toUpperCase() } : {}),
      }).then(
        (alike) => !left && setAnswer({ question, alike }),
        () => !left && setAnswer({ question, alike: [] }),
      );
    }, pause);
    return () => {
      left = true;
      window.clearTimeout(timer);
    };
  }, [question, empty, forename, surname, dob, upn]);
  if (empty) return { alike: [], isLooking: false };
  return { alike: answer.alike, isLooking: answer.question !== question };
}
