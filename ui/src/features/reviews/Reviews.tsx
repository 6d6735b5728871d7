/** The section "Reviews" of a child's record. */
import { useState } from "react";
import type { PupilRecord } from "../../api/bindings";
import { Button } from "../../controls/Button";
import { EmptyState } from "../../controls/EmptyState";
import { useCommand } from "../../keyboard/Keyboard";
import { useAskedToAdd } from "../../lib/adding";
import { longDay } from "../../lib/dates";
import { address } from "../../router/router";
import type { SectionProps } from "../../routes";
import { NewReview } from "./NewReview";
import { decisions, kinds, texts, words, yesNo } from "./words";
import "./reviews.css";

/** The section. */
export default function Reviews({ record }: SectionProps) {
  const [writing, setWriting] = useState(useAskedToAdd("review"));
  useCommand("pupil.review", () => setWriting(true));
  return (
    <div className="stack">
      <div className="spread">
        <h2 id="reviews-title" tabIndex={-1}>
          Reviews
        </h2>
        {writing ? null : (
          <Button id="write-review" icon="plus" kind="primary" keys="A R" onPress={() => setWriting(true)}>
            Write a review
          </Button>
        )}
      </div>
      {writing ? <NewReview record={record} onDone={() => setWriting(false)} /> : null}
      {record.reviews.length === 0 && !writing ? (
        <EmptyState title="No review yet.">
          A review says whether the placement still meets the need, in whose words, and when it is looked at
          again.
        </EmptyState>
      ) : null}
      {record.reviews.map((review) => (
        <ReviewCard key={review.id} review={review} record={record} />
      ))}
    </div>
  );
}

function ReviewCard({ review, record }: { review: PupilRecord["reviews"][number]; record: PupilRecord }) {
  const where = record.placements.find((line) => line.placement.id === review.placement)?.setting_name;
  return (
    <article
      className="panel stack-tight"
      aria-label={`${words(kinds, review.kind)} of ${longDay(review.held_on)}`}
    >
      <h3>
        {words(kinds, review.kind)}, {longDay(review.held_on)}
        {where ? ` · ${where}` : ""}{" "}
        <a
          className="small"
          href={address(`/pupils/${record.pupil.id}/tasks`, { from: `review:${review.id}` })}
          aria-label={`Add a task from the review of ${longDay(review.held_on)}`}
        >
          Add a task
        </a>
      </h3>
      <p>
        <span className="strong">{words(decisions, review.decision)}</span> · meets need:{" "}
        {words(yesNo, review.still_meets_need)} · attendance:{" "}
        {review.attendance_pct === null ? "Unknown" : `${review.attendance_pct}%`} ·{" "}
        {review.next_on
          ? `next ${longDay(review.next_on)}`
          : `no next date: ${review.no_next_reason ?? "reason unknown"}`}
      </p>
      <dl className="review-fact">
        {texts.map(({ field, label }) =>
          review[field] ? (
            <div key={field} className="review-pair">
              <dt>{label}</dt>
              <dd>{field.startsWith("voice") ? <q>{review[field]}</q> : review[field]}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </article>
  );
}
