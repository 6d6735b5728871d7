/**
 * Rows of a long list, fetched in pages as they come into sight and kept until the core says that something changed.
 */
import { keepPreviousData, useQueries } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { call, type CommandName, type Reply, type Request } from "./call";
import type { Failure } from "./failure";
import { askKey } from "./queries";

/** A page of a hundred rows: two screens of a large window, so that a page is there before it is scrolled to. */
export const pageSize = 100;

/** Some rows and how many there are in all. */
export interface Page<Row> {
  rows: readonly Row[];
  total: number;
}

/** What a windowed grid needs to show the rows of one command. */
export interface Pages<Row> {
  count: number;
  rowAt: (index: number) => Row | undefined;
  onRange: (first: number, last: number) => void;
  /** True until the first page has come. */
  isWaiting: boolean;
  failure: Failure | null;
}

/**
 * Pages of a command's answer. `requestFor` makes the request for one page; `pageOf` finds the rows in the answer. Both
 * must be stable for the same question (module functions or memoised), or pages would be asked for again.
 */
export function usePages<N extends CommandName, Row>(
  name: N,
  requestFor: (offset: number, limit: number) => Request<N>,
  pageOf: (reply: Reply<N>) => Page<Row>,
): Pages<Row> {
  const [range, setRange] = useState({ from: 0, to: 0 });
  const wanted = useMemo(
    () => Array.from({ length: range.to - range.from + 1 }, (_, i) => range.from + i),
    [range],
  );
  const answers = useQueries({
    queries: wanted.map((page) => {
      const request = requestFor(page * pageSize, pageSize);
      return {
        queryKey: askKey(name, request),
        queryFn: () => call(name, request),
        placeholderData: keepPreviousData,
      };
    }),
  });
  const pages = new Map<number, Page<Row>>();
  answers.forEach((answer, i) => {
    const page = wanted[i];
    if (page !== undefined && answer.data !== undefined && !answer.isPlaceholderData)
      pages.set(page, pageOf(answer.data as Reply<N>));
  });
  const any = [...pages.values()][0];
  const stale = answers.find((a) => a.data !== undefined)?.data;
  const count = any?.total ?? (stale === undefined ? 0 : pageOf(stale as Reply<N>).total);
  const onRange = useCallback((first: number, last: number) => {
    const from = Math.floor(first / pageSize);
    const to = Math.floor(last / pageSize);
    setRange((before) => (before.from === from && before.to === to ? before : { from, to }));
  }, []);
  return {
    count,
    rowAt: (index) => pages.get(Math.floor(index / pageSize))?.rows[index % pageSize],
    onRange,
    isWaiting: answers.every((a) => a.isPending),
    failure: (answers.find((a) => a.error)?.error as Failure | undefined) ?? null,
  };
}
