/** What officers are called where two may have the same name: each then carries what tells them apart. */
import { useMemo } from "react";
import type { Officer } from "../api/bindings";
import { useAsk } from "../api/queries";
import type { Option } from "../controls/Select";

const said = (text: string | null | undefined) => text?.trim() || undefined;

/** "Maya Thomas", or "Maya Thomas (MT2)" where another officer is called the same. */
export function officerName(officer: Officer, all: readonly Officer[]): string {
  const name = said(officer.name) ?? "Unknown";
  const same = (a: string | undefined, b: string | undefined) => a?.toLowerCase() === b?.toLowerCase();
  const alike = all.filter((other) => other.id !== officer.id && same(said(other.name), name));
  if (alike.length === 0) return name;
  for (const mark of ["initials", "email", "role"] as const) {
    const own = said(officer[mark]);
    if (own && !alike.some((other) => same(said(other[mark]), own))) return `${name} (${own})`;
  }
  return `${name} (…${officer.id.slice(-4)})`;
}

/** Officers to choose from: those who work here, and whoever is chosen already. */
export function officerOptions(
  all: readonly Officer[],
  chosen: readonly (string | null)[] = [],
): readonly Option[] {
  return all
    .filter((officer) => officer.active !== false || chosen.includes(officer.id))
    .map((officer) => ({
      value: officer.id,
      label: officerName(officer, all),
      detail: [officer.role, officer.email].filter(Boolean).join(" · ") || undefined,
    }));
}

/** The officers, and how to name one by id. */
export function useOfficers() {
  const { data } = useAsk("officers.list", {});
  return useMemo(() => {
    const all = data ?? [];
    const name = (id: string | null | undefined) => {
      const officer = all.find((o) => o.id === id);
      return officer ? officerName(officer, all) : undefined;
    };
    return { all, name, options: (chosen: readonly (string | null)[] = []) => officerOptions(all, chosen) };
  }, [data]);
}
