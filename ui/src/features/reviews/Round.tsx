/**
 * A round of reviews in one sitting: one child after another, last time beside this time. What has not changed is carried
 * with a tick, Ctrl Enter saves and goes on, and the round stands at the same child when it is come back to.
 */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { call } from "../../api/call";
import { askKey, useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { EmptyState } from "../../controls/EmptyState";
import { Progress } from "../../controls/Progress";
import { ScreenHead } from "../../controls/ScreenHead";
import { StatusChips } from "../../lib/Chips";
import { spokenName, yearText } from "../../lib/children";
import { useRound } from "../../lib/round";
import { useToday } from "../../lib/today";
import { address, navigate } from "../../router/router";
import { RoundForm } from "./RoundForm";
import "./reviews.css";

/** Children read ahead, so that the next is there before it is asked for. */
const ahead = 3;

/** The screen. */
export default function Round() {
  const { round, isPending, keep } = useRound();
  const client = useQueryClient();
  const today = useToday();
  const [lastNext, setLastNext] = useState("");
  const at = round?.at ?? 0;
  const ids = round?.ids;
  useEffect(() => {
    ids?.slice(at + 1, at + 1 + ahead).forEach((id) => {
      const request = { id };
      void client.prefetchQuery({
        queryKey: askKey("pupils.record", request),
        queryFn: () => call("pupils.record", request),
      });
    });
  }, [at, ids, client]);
  if (isPending) return null;
  if (!round)
    return (
      <div className="stack">
        <ScreenHead title="Review round" />
        <EmptyState
          title="No round is under way."
          action={<a href="#/pupils?view=reviews_due">Reviews this half term</a>}
        >
          Open a list under Pupils and choose “Review these”: its children come one after another.
        </EmptyState>
      </div>
    );
  const id = round.ids[round.at];
  const goOn = (how: "saved" | "skipped") =>
    void keep({
      ...round,
      at: round.at + 1,
      [how]: [...round[how], round.ids[round.at] ?? ""],
      begun: round.begun ?? today,
    });
  if (!id)
    return (
      <div className="stack">
        <ScreenHead title="The round is done" sentence={round.title} />
        <p role="status">
          {round.saved.length} reviewed, {round.skipped.length} passed over.
        </p>
        {round.saved.length > 0 ? (
          <p>
            <a
              href={address(`/papers/reviews/${round.begun ?? today}`, {
                until: today,
                pupils: round.saved.join(","),
              })}
            >
              Print the {round.saved.length === 1 ? "review" : `${round.saved.length} reviews`} for moderation
            </a>
          </p>
        ) : null}
        <div className="row">
          {round.skipped.length > 0 ? (
            <Button
              kind="primary"
              onPress={() => void keep({ ...round, ids: round.skipped, at: 0, saved: [], skipped: [] })}
            >
              Go through those who were passed over
            </Button>
          ) : null}
          <Button
            onPress={() => {
              void keep(null);
              navigate("/pupils");
            }}
          >
            End the round
          </Button>
        </div>
      </div>
    );
  return (
    <Turn
      key={id}
      id={id}
      place={round.at + 1}
      of={round.ids.length}
      title={round.title}
      lastNext={lastNext}
      onSaved={(next) => {
        setLastNext(next);
        goOn("saved");
      }}
      onSkip={() => goOn("skipped")}
      {...(round.at > 0 ? { onBack: () => void keep({ ...round, at: round.at - 1 }) } : {})}
    />
  );
}

function Turn({
  id,
  place,
  of,
  title,
  lastNext,
  onSaved,
  onSkip,
  onBack,
}: {
  id: string;
  place: number;
  of: number;
  title: string;
  lastNext: string;
  onSaved: (next: string) => void;
  onSkip: () => void;
  onBack?: () => void;
}) {
  const { data: record, error } = useAsk("pupils.record", { id });
  const leave = () => navigate("/pupils");
  return (
    <div className="stack round">
      <ScreenHead
        title={record ? spokenName(record.head) : "Review round"}
        windowTitle="Review round"
        above={<span className="small quiet">{title}</span>}
        sentence={
          record ? (
            <>
              {yearText(record.head.year)} · {record.head.where_now.join(", ") || "No provision"} ·{" "}
              <a href={`#/pupils/${id}/reviews`}>Open the record</a>
            </>
          ) : undefined
        }
        actions={
          <>
            {onBack ? <Button onPress={onBack}>The child before</Button> : null}
            <Button keys="Alt+S" onPress={onSkip}>
              Pass over
            </Button>
            <Button kind="quiet" onPress={leave}>
              Leave for now
            </Button>
          </>
        }
      />
      <div className="round-place" aria-live="polite">
        <Progress sentence={`${place} of ${of}`} done={place - 1} total={of} />
        {record ? <StatusChips codes={record.head.statuses} /> : null}
      </div>
      {error ? <p role="alert">{error.sentence} Pass this child over to go on.</p> : null}
      {record ? (
        <RoundForm record={record} lastNext={lastNext} onSaved={onSaved} onSkip={onSkip} onLeave={leave} />
      ) : null}
    </div>
  );
}
