/** What stopped a form, at its head, with a way to each field. It takes focus when it appears or changes. */
import { useEffect, useRef } from "react";
import "./ErrorSummary.css";

/** One thing to put right; `id` is the control's element. */
export interface SummaryLine {
  id?: string | undefined;
  sentence: string;
}

/** The list of what is wrong. Nothing when there is nothing. */
export function ErrorSummary({ title, lines }: { title: string; lines: readonly SummaryLine[] }) {
  const box = useRef<HTMLDivElement>(null);
  const said = lines.map((line) => line.sentence).join("\n");
  useEffect(() => {
    if (said) box.current?.focus();
  }, [said]);
  if (lines.length === 0) return null;
  return (
    <div ref={box} className="error-summary" role="alert" tabIndex={-1} aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{title}</h2>
      <ul role="list">
        {lines.map((line) => (
          <li key={`${line.id ?? ""}${line.sentence}`}>
            {line.id ? (
              <button
                type="button"
                className="error-link"
                onClick={() => document.getElementById(line.id ?? "")?.focus()}
              >
                {line.sentence}
              </button>
            ) : (
              line.sentence
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
