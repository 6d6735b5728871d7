/**
 * Asking for a form from elsewhere: a key, a line of Today or a link brings somebody to a section with "?add=review", and
 * that section opens with the form. It asks once: the address is put right at once, so that going on from there, or
 * reading the page anew, opens nothing again.
 */
import { useEffect, useState } from "react";
import { useQueryValue } from "../router/router";

/** What can be asked for: the word after "add=". */
export type Addable =
  | "contact"
  | "decision"
  | "met"
  | "placement"
  | "plan"
  | "referral"
  | "review"
  | "status"
  | "step"
  | "suspension";

/** Whether the address that brought somebody here asks for the form in which one of these is added. */
export function useAskedToAdd(what: Addable): boolean {
  const [asked, setAsked] = useQueryValue("add");
  const [was] = useState(asked === what);
  useEffect(() => {
    if (was) setAsked("");
  }, [was, setAsked]);
  return was;
}
