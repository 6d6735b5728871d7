/** A few words about a sign, on hover and on focus. Never the only place where something is said. */
import type { ReactNode } from "react";
import { Tooltip as AriaTooltip, TooltipTrigger } from "react-aria-components";
import { KeyHint } from "./KeyHint";
import "./Tooltip.css";

/** Words that appear beside a button. The child must be a Button. */
export function Tooltip({
  words,
  keys,
  children,
}: {
  words: string;
  keys?: string | undefined;
  children: ReactNode;
}) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip className="tooltip" offset={6}>
        {words}
        {keys ? <KeyHint keys={keys} /> : null}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
