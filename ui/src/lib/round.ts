/**
 * A round of reviews that is under way: whose turn it is, who was saved and who was passed over. Kept in the vault as a
 * draft, so that it stands at the same child after a lock or a flat battery. The list begins it; the reviews go through it.
 */
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { call } from "../api/call";
import { askKey, useAsk } from "../api/queries";

/** A round. */
export interface Round {
  /** The list it was begun from. */
  title: string;
  /** The children, in the list's order. */
  ids: readonly string[];
  /** The place of the child whose turn it is; past the end when it is done. */
  at: number;
  saved: readonly string[];
  skipped: readonly string[];
  /** The day of the first review; absent while none is saved. */
  begun?: string;
}

const key = "review-round";
const question = askKey("draft.get", { key });

function read(text: string | null): Round | null {
  try {
    const round = JSON.parse(text ?? "null") as Round | null;
    return round && Array.isArray(round.ids) ? round : null;
  } catch {
    return null;
  }
}

/** The round that is under way, if there is one. */
export async function readRound(client: QueryClient): Promise<Round | null> {
  const draft = await client.fetchQuery({ queryKey: question, queryFn: () => call("draft.get", { key }) });
  return read(draft.text);
}

/** Keeps the round as it stands; null ends it. */
export async function keepRound(client: QueryClient, round: Round | null): Promise<void> {
  const text = round ? JSON.stringify(round) : null;
  if (text) await call("draft.put", { key, text });
  else await call("draft.clear", { key });
  // Saving a review has every answer asked for again: one that was read before this was written must not stand over it.
  await client.cancelQueries({ queryKey: question });
  client.setQueryData(question, { text, at: null });
}

/** The round, kept current. */
export function useRound() {
  const client = useQueryClient();
  const { data, isPending } = useAsk("draft.get", { key });
  const keep = useCallback((round: Round | null) => keepRound(client, round), [client]);
  return { round: read(data?.text ?? null), isPending, keep };
}
