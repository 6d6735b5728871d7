/** Whom one has asked for a place for this child, what they answered, and the placement that came of it. */
import { useState } from "react";
import type { ReferralLine, ReferralsView } from "../../api/bindings";
import { call } from "../../api/call";
import { Failure } from "../../api/failure";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { EmptyState } from "../../controls/EmptyState";
import { notify } from "../../controls/Notices";
import { Standing } from "../../controls/Standing";
import { useCommand } from "../../keyboard/Keyboard";
import { useAskedToAdd } from "../../lib/adding";
import { instantText, longDay } from "../../lib/dates";
import { FormCard } from "../../lib/FormCard";
import { kinds, kindWords } from "../../lib/placementKinds";
import { address, useQueryValue } from "../../router/router";
import { type PlacementPartProps, taskForm as TaskForm } from "../../routes";
import { ChoiceOf, DayOf, NumberOf, PlaceOf, ProseOf, type Save, TextOf } from "../../saving/fields";
import { AnswerForm } from "./AnswerForm";
import { ReferForm } from "./ReferForm";
import { toneOf, wanted } from "./words";

/** The part. */
export default function ChildReferrals({ record, onDraft }: PlacementPartProps) {
  const pupil = record.pupil.id;
  const [to] = useQueryValue("to");
  const [called] = useQueryValue("called");
  const [adding, setAdding] = useState(useAskedToAdd("referral"));
  const [given] = useState(to ? { value: to, label: called || to } : undefined);
  const { data, error } = useAsk("referrals.list", { pupil });
  useCommand("pupil.referral", () => setAdding(true));
  return (
    <section className="panel stack" aria-labelledby="referrals-title">
      <div className="spread">
        <h2 id="referrals-title" tabIndex={-1}>
          Referrals
        </h2>
        {adding ? null : (
          <Button id="add-referral" icon="plus" keys="A V" onPress={() => setAdding(true)}>
            Refer to a provider
          </Button>
        )}
      </div>
      {error ? <p role="alert">{error.sentence}</p> : null}
      {adding ? <ReferForm pupil={pupil} to={given} onDone={() => setAdding(false)} /> : null}
      {data && data.lines.length === 0 && !adding ? (
        <EmptyState title="No provider has been asked.">
          A referral says who was asked for a place, when, and what came of it. Several may be asked at once.
        </EmptyState>
      ) : null}
      {data && data.lines.length > 0 ? <p className="quiet">{data.sentence}</p> : null}
      {data?.lines.map((line) => (
        <One key={line.referral.id} line={line} view={data} onDraft={onDraft} />
      ))}
    </section>
  );
}

type Open = "no" | "answer" | "change" | "chase";

function One({
  line,
  view,
  onDraft,
}: {
  line: ReferralLine;
  view: ReferralsView;
  onDraft: PlacementPartProps["onDraft"];
}) {
  const { referral, provider } = line;
  const [open, setOpen] = useState<Open>("no");
  const toggle = (what: Open) => setOpen(open === what ? "no" : what);
  const takeAway = async () => {
    try {
      await call("referrals.remove", { id: referral.id });
      document.getElementById("referrals-title")?.focus();
      notify({ sentence: `The referral to ${provider} was taken away. Undo puts it back.` });
    } catch (thrown) {
      notify({ tone: "refused", sentence: Failure.from(thrown).sentence });
    }
  };
  return (
    <article className="placement stack-tight" aria-label={`Referral to ${provider}`}>
      <div className="spread">
        <span className="row">
          <h3>{provider}</h3>
          <Standing tone={toneOf(line)}>{line.words}</Standing>
        </span>
        <span className="row">
          {line.standing === "accepted" && !line.placed ? (
            <Button
              small
              onPress={() =>
                onDraft({
                  referral: referral.id,
                  setting: referral.setting ?? "",
                  name: provider,
                  kind: referral.kind,
                  purpose: referral.purpose,
                  starts: referral.wanted_from,
                })
              }
            >
              Draft the placement
            </Button>
          ) : null}
          {referral.sent_on ? (
            <Button
              small
              kind={referral.answer ? "quiet" : "plain"}
              aria-expanded={open === "answer"}
              aria-label={`${referral.answer ? "Change the answer of" : "Record the answer of"} ${provider}`}
              onPress={() => toggle("answer")}
            >
              {referral.answer ? "Change the answer" : "Record the answer"}
            </Button>
          ) : null}
          {line.standing === "asked" ? (
            <Button
              small
              kind="quiet"
              id={`chase-${referral.id}`}
              aria-expanded={open === "chase"}
              onPress={() => toggle("chase")}
            >
              Chase
            </Button>
          ) : null}
          <a
            className="small"
            href={`#/papers/referral/${referral.id}`}
            aria-label={`Paper for the referral to ${provider}`}
          >
            Paper
          </a>
          <Button
            small
            kind="quiet"
            aria-expanded={open === "change"}
            aria-label={`Change the referral to ${provider}`}
            onPress={() => toggle("change")}
          >
            Change
          </Button>
          <Button
            small
            kind="quiet"
            aria-label={`Take away the referral to ${provider}`}
            onPress={() => void takeAway()}
          >
            Take away
          </Button>
        </span>
      </div>
      <p>
        {referral.sent_on ? `Sent ${longDay(referral.sent_on)}` : "Not sent yet"}
        {referral.asked_by ? ` by ${referral.asked_by}` : ""}
        {" · "}
        {kindWords(referral.kind)}, {wanted(referral)}
        {referral.answered_on
          ? ` · answered ${longDay(referral.answered_on)}${referral.answered_by ? `, ${referral.answered_by}` : ""}`
          : ""}
      </p>
      {referral.answer_words ? <p>“{referral.answer_words}”</p> : null}
      <p className="quiet">
        {referral.purpose ?? "Purpose unknown"} ·{" "}
        {referral.parents_agree === "yes"
          ? "the parents agree"
          : referral.parents_agree === "no"
            ? "the parents do not agree"
            : "whether the parents agree is unknown"}
        {referral.parents_spoken_on ? `, talked over ${longDay(referral.parents_spoken_on)}` : ""}
        {line.placed_on ? ` · the placement begins ${longDay(line.placed_on)}` : ""}
      </p>
      {line.documents.length > 0 ? (
        <p className="small">
          With it:{" "}
          <a href={address(`/pupils/${referral.pupil ?? ""}/documents`)}>
            {line.documents.map((kept) => kept.title).join(", ")}
          </a>
        </p>
      ) : null}
      {line.packs.length > 0 ? (
        <p className="small">
          {line.packs
            .map(
              ({ at, recipient }) =>
                `Paper to ${recipient ?? "somebody unknown"}, ${at === null ? "day unknown" : instantText(at)}`,
            )
            .join(" · ")}{" "}
          <a href={`#/pupils/${referral.pupil ?? ""}/papers`}>What has been disclosed</a>
        </p>
      ) : null}
      {open === "answer" ? <AnswerForm line={line} view={view} onDone={() => setOpen("no")} /> : null}
      {open === "change" ? <Change line={line} onDone={() => setOpen("no")} /> : null}
      {open === "chase" ? (
        <TaskForm
          pupil={referral.pupil}
          about={`An answer to the referral from ${provider}`}
          backTo={`chase-${referral.id}`}
          onDone={() => setOpen("no")}
        />
      ) : null}
    </article>
  );
}

function Change({ line: { referral, provider }, onDone }: { line: ReferralLine; onDone: () => void }) {
  const save: Save = (patch) => call("referrals.save", { id: referral.id, patch });
  return (
    <FormCard label={`The referral to ${provider}`} className="columns-2" onLeave={onDone}>
      <PlaceOf label="Provider" field="setting" stored={referral.setting} name={provider} save={save} />
      <DayOf label="Sent on" field="sent_on" stored={referral.sent_on} save={save} optional />
      <ChoiceOf label="What is asked for" field="kind" stored={referral.kind} options={kinds} save={save} />
      <DayOf label="Wanted from" field="wanted_from" stored={referral.wanted_from} save={save} optional />
      <NumberOf
        label="Days a week"
        most={5}
        field="days_week"
        stored={referral.days_week}
        save={save}
        optional
      />
      <NumberOf
        label="Hours a week"
        most={40}
        field="hours_week"
        stored={referral.hours_week}
        save={save}
        optional
      />
      <TextOf label="Asked by" field="asked_by" stored={referral.asked_by} save={save} optional />
      <ChoiceOf
        label="The parents"
        field="parents_agree"
        stored={referral.parents_agree}
        options={[
          { value: "yes", label: "They agree" },
          { value: "no", label: "They do not agree" },
        ]}
        save={save}
      />
      <DayOf
        label="Talked over with them on"
        field="parents_spoken_on"
        stored={referral.parents_spoken_on}
        save={save}
        optional
      />
      <TextOf label="Purpose" field="purpose" stored={referral.purpose} save={save} optional />
      <ProseOf
        label="Why, and what they should know"
        field="why"
        draft={`referral:${referral.id}:why`}
        stored={referral.why}
        save={save}
        optional
      />
      <p className="row">
        <Button kind="quiet" onPress={onDone}>
          Done
        </Button>
      </p>
    </FormCard>
  );
}
