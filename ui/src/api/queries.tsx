/**
 * Answers that are kept until the core says that something changed. A key is the command, the child it is about (or
 * null) and the whole request, so that a change to one child asks again only for what shows that child, and for lists.
 */
import {
  keepPreviousData,
  QueryClient,
  QueryClientProvider,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useEffect } from "react";
import { call, type CommandName, type Reply, type Request } from "./call";
import { subscribe } from "./events";
import type { Failure } from "./failure";

/** A key for one question: `[command, child or null, request]`. */
export type AskKey = readonly [CommandName, string | null, unknown];

/** The child whom a request is about: its `pupil` field, or its `id` where the command's noun is the child. */
function subjectOf(name: CommandName, request: unknown): string | null {
  if (typeof request !== "object" || request === null) return null;
  const { pupil, id } = request as { pupil?: unknown; id?: unknown };
  if (typeof pupil === "string") return pupil;
  if (typeof id === "string" && /^(pupil|record)s?\./.test(name)) return id;
  return null;
}

/** The key under which the answer to a question is kept. */
export function askKey<N extends CommandName>(name: N, request: Request<N>): AskKey {
  return [name, subjectOf(name, request), request];
}

/** A store of answers. The core is on this machine: nothing goes stale by time, only by change. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        gcTime: 5 * 60_000,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        // There is no network: "offline" says nothing about whether the core can answer.
        networkMode: "always",
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
}

/** Asks a question and keeps its answer; asks again when a change concerns it. */
export function useAsk<N extends CommandName>(
  name: N,
  request: Request<N>,
  options: { enabled?: boolean; keepPrevious?: boolean } = {},
) {
  return useQuery<Reply<N>, Failure>({
    queryKey: askKey(name, request),
    queryFn: () => call(name, request),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

/** Whether a change to these children concerns an answer kept under this key. A change that names no child, such as a
 * calendar's, concerns every answer. */
export function concerns(key: readonly unknown[], subjects: readonly string[]): boolean {
  const subject = key[1];
  return typeof subject !== "string" || subjects.length === 0 || subjects.includes(subject);
}

function Invalidation() {
  const client = useQueryClient();
  useEffect(() => {
    const stops = [
      subscribe("changed", ({ subjects }) => {
        void client.invalidateQueries({ predicate: ({ queryKey }) => concerns(queryKey, subjects) });
      }),
      subscribe("day_turned", () => void client.invalidateQueries()),
    ];
    return () => stops.forEach((stop) => stop());
  }, [client]);
  return null;
}

/** Gives the answers to everything inside, and keeps them true to the core's events. */
export function Answers({ client, children }: { client: QueryClient; children: ReactNode }) {
  return (
    <QueryClientProvider client={client}>
      <Invalidation />
      {children}
    </QueryClientProvider>
  );
}
