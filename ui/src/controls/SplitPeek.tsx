/** A list, and beside it a peek at what is chosen. The rule between them moves by pointer and by arrow keys. */
import { type ReactNode, useRef, useState } from "react";
import { Button } from "./Button";
import "./SplitPeek.css";

const least = 22;
const most = 60;

/** List at the left, peek at the right; without a peek the list has the whole width. */
export function SplitPeek({
  list,
  peek,
  peekLabel,
  onClose,
}: {
  list: ReactNode;
  /** null hides it. */
  peek: ReactNode | null;
  peekLabel: string;
  onClose: () => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  // The peek's share of the width, in hundredths.
  const [share, setShare] = useState(34);
  const bounded = (value: number) => Math.min(most, Math.max(least, value));
  const open = peek !== null;
  return (
    <div
      ref={box}
      className="split"
      style={open ? { gridTemplateColumns: `minmax(0, 1fr) auto minmax(18rem, ${share}%)` } : undefined}
    >
      <div className="split-list">{list}</div>
      {open ? (
        <>
          {/* A separator that moves is a control in ARIA's own terms; the rule below knows only the still kind. */}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
          <div
            className="split-rule"
            role="separator"
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={0}
            aria-orientation="vertical"
            aria-label={`Width of ${peekLabel}`}
            aria-valuenow={share}
            aria-valuemin={least}
            aria-valuemax={most}
            onKeyDown={(event) => {
              const step = event.key === "ArrowLeft" ? 2 : event.key === "ArrowRight" ? -2 : 0;
              if (!step) return;
              event.preventDefault();
              setShare(bounded(share + step));
            }}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={(event) => {
              const frame = box.current?.getBoundingClientRect();
              if (!frame || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
              setShare(bounded(Math.round(((frame.right - event.clientX) / frame.width) * 100)));
            }}
          />
          <aside className="split-peek" aria-label={peekLabel}>
            <div className="split-close">
              <Button kind="quiet" small icon="close" aria-label={`Close ${peekLabel}`} onPress={onClose} />
            </div>
            {peek}
          </aside>
        </>
      ) : null}
    </div>
  );
}
