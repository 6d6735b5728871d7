/** A review as it is written: the last one on the left, this one on the right; "unchanged" carries an answer over. */
import type { PupilRecord } from "../../api/bindings";
import { Button } from "../../controls/Button";
import { TextArea } from "../../controls/TextArea";
import { longDay } from "../../lib/dates";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";
import { HeldBoxes, OutcomeBoxes } from "./ReviewBoxes";
import { useReview } from "./useReview";
import { decisions, texts, words } from "./words";

/** The form. */
export function NewReview({ record, onDone }: { record: PupilRecord; onDone: () => void }) {
  const review = useReview(record, "placement", onDone);
  const { answers, last, write, at, save, isDraft } = review;
  return (
    <FormCard
      label="A new review"
      backTo="write-review"
      failure={save.failure}
      onLeave={onDone}
      onSubmit={review.submit}
    >
      <div className="columns-2">
        <HeldBoxes review={review} record={record} />
      </div>
      {texts.map(({ field, label }) => {
        const before = last?.[field] ?? null;
        return (
          <div className="review-row" key={field}>
            <div className="review-last">
              <span className="quiet small">
                {last ? `Last time, ${longDay(last.held_on)}` : "No earlier review"}
              </span>
              <p>{before ?? (last ? "Not recorded" : "")}</p>
              {before && answers.texts[field] !== before ? (
                <Button
                  small
                  kind="quiet"
                  onPress={() => write(field, before)}
                  aria-label={`${label}: unchanged`}
                >
                  Unchanged
                </Button>
              ) : null}
            </div>
            <TextArea
              label={label}
              optional
              value={answers.texts[field] ?? ""}
              onChange={(value) => write(field, value)}
              error={at(field)}
            />
          </div>
        );
      })}
      <div className="columns-2">
        <OutcomeBoxes
          review={review}
          {...(last?.next_on ? { nextHint: `Last time the next was set for ${longDay(last.next_on)}` } : {})}
        />
      </div>
      <FormEnd
        deed="Save the review"
        save={save}
        leave="Leave it as a draft"
        onLeave={onDone}
        isDraft={isDraft}
      >
        {last ? (
          <span className="quiet small">
            Last decided: {words(decisions, last.decision)}. “Unchanged” carries an answer over.
          </span>
        ) : null}
      </FormEnd>
    </FormCard>
  );
}
