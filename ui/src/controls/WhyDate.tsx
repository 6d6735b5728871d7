/**
 * "Why this date?": every date that was computed can show its arithmetic, step by step, with the rule it rests on.
 *
 * The popover itself is the dialog. With a dialog inside it, its own buttons for leaving, which only a screen reader finds,
 * would stand outside every landmark.
 */
import { type ReactNode, useId } from "react";
import { DialogTrigger, Popover } from "react-aria-components";
import { Button } from "./Button";
import "./WhyDate.css";

/** One line of the arithmetic: "Thu 12 Nov · school day 1". */
export interface WhyStep {
  text: string;
  /** Days that were passed over are shown lighter. */
  skipped?: boolean;
}

/** The date's words, and behind a button the reason for it. */
export function WhyDate({
  title,
  steps,
  basis,
  citation,
  confidence,
  excludeFromTabOrder,
  children,
}: {
  /** "Day 6 is Wed 18 Nov 2026". */
  title: string;
  steps: readonly WhyStep[];
  /** How days were counted: "school days, first day of exclusion is day 1". */
  basis?: string | undefined;
  citation?: string | undefined;
  /** Said only where the rule is open to argument. */
  confidence?: string | undefined;
  /** In a list that moves by arrow keys, only the row that one is at has its buttons in Tab's way. */
  excludeFromTabOrder?: boolean | undefined;
  /** More, such as which calendar; or, with no steps, all of it, which is then only asked for on opening. */
  children?: ReactNode;
}) {
  const titleId = useId();
  return (
    <DialogTrigger>
      <Button kind="quiet" small excludeFromTabOrder={excludeFromTabOrder ?? false} data-why="">
        Why this date?
      </Button>
      <Popover className="popover" placement="bottom start" aria-labelledby={titleId}>
        <div className="popover-body why">
          <h2 id={titleId} className="why-title">
            {title}
          </h2>
          {steps.length > 0 ? (
            <ol className="why-steps" role="list">
              {steps.map((step, i) => (
                <li key={i} className={step.skipped ? "why-skipped" : ""}>
                  {step.text}
                </li>
              ))}
            </ol>
          ) : null}
          {basis ? <p className="small">Counted as: {basis}</p> : null}
          {citation ? <p className="small">Rests on: {citation}</p> : null}
          {confidence ? <p className="small quiet">{confidence}</p> : null}
          {children}
        </div>
      </Popover>
    </DialogTrigger>
  );
}
