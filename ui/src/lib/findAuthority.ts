/** Finds local authorities by any part of the name, or by the beginning of the number. */
import { authorities } from "./authorities";

/** More than anyone scrolls through; one more letter narrows it sooner. */
const most = 60;

/** Those that fit, in the shape that a ComboBox takes. */
export async function findAuthority(text: string) {
  const typed = text.trim().toLowerCase();
  return authorities
    .filter(({ code, name }) => code.startsWith(typed) || name.toLowerCase().includes(typed))
    .slice(0, most)
    .map(({ code, name }) => ({ value: code, label: name, detail: `LA number ${code}` }));
}
