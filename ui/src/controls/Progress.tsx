/** How far a long job has got, with a sentence. Without a total it says only that work goes on. */
import { ProgressBar } from "react-aria-components";
import "./Progress.css";

/** A bar and a sentence. */
export function Progress({ sentence, done, total }: { sentence: string; done?: number; total?: number }) {
  const known = total !== undefined && total > 0;
  return (
    <ProgressBar
      className="progress"
      aria-label={sentence}
      isIndeterminate={!known}
      value={done ?? 0}
      maxValue={known ? total : 1}
    >
      {({ percentage }) => (
        <>
          <span>{sentence}</span>
          <span className="progress-track">
            <span
              className={known ? "progress-part" : "progress-part progress-going"}
              style={{ width: known ? `${percentage ?? 0}%` : "30%" }}
            />
          </span>
        </>
      )}
    </ProgressBar>
  );
}
