/** What a provider answered: on which day, by whom, and why not. */
import { useState } from "react";
import type { ReferralLine, ReferralsView } from "../../api/bindings";
import { DateField } from "../../controls/DateField";
import { Radios } from "../../controls/Radio";
import { Select } from "../../controls/Select";
import { TextField } from "../../controls/TextField";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";
import { useToday } from "../../lib/today";
import { useSave } from "../../saving/useSave";

/** The form. */
export function AnswerForm({
  line: { referral, provider },
  view,
  onDone,
}: {
  line: ReferralLine;
  view: ReferralsView;
  onDone: (answered: boolean) => void;
}) {
  const today = useToday();
  const [answer, setAnswer] = useState(referral.answer ?? "accepted");
  const [day, setDay] = useState(referral.answered_on ?? today);
  const [who, setWho] = useState(referral.answered_by ?? "");
  const [code, setCode] = useState(referral.answer_code ?? "");
  const [words, setWords] = useState(referral.answer_words ?? "");
  const save = useSave("referrals.save");
  const at = (field: string) => save.failure?.at(field);
  const asksWhy = answer !== "accepted";
  const needs = answer === "declined" || answer === "withdrawn";
  const submit = async () => {
    const done = await save.run({
      id: referral.id,
      patch: {
        answer,
        answered_on: day || null,
        answered_by: who.trim() || null,
        answer_code: asksWhy ? code || null : null,
        answer_words: words.trim() || null,
      },
    });
    if (done) onDone(true);
  };
  return (
    <FormCard
      label={`What ${provider} answered`}
      failure={save.failure}
      backTo="referrals-title"
      onLeave={() => onDone(false)}
      onSubmit={() => void submit()}
    >
      <Radios
        label="Answer"
        across
        options={view.answers.map(({ code: value, label }) => ({ value, label }))}
        value={answer}
        onChange={setAnswer}
      />
      <div className="columns-2">
        <DateField label="On" value={day} onChange={setDay} error={at("answered_on") ?? at("sent_on")} />
        <TextField label="Who said so" optional value={who} onChange={setWho} error={at("answered_by")} />
        {asksWhy ? (
          <Select
            label="Reason"
            optional={!needs}
            options={[
              ...(needs ? [] : [{ value: "", label: "None given" }]),
              ...view.reasons.map(({ code: value, label }) => ({ value, label })),
            ]}
            value={code || (needs ? null : "")}
            onChange={setCode}
            error={at("answer_code")}
          />
        ) : null}
      </div>
      <TextField
        label="What was said"
        optional={code !== "other"}
        value={words}
        onChange={setWords}
        error={at("answer_words")}
      />
      <FormEnd deed="Record the answer" save={save} onLeave={() => onDone(false)} />
    </FormCard>
  );
}
