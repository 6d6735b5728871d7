/** What the list is showing, kept in the address so that it is there again on coming back. */
import { useCallback, useMemo } from "react";
import type { Filter, PupilsQuery, SavedViewLine, Test, View } from "../../api/bindings";
import { useAsk } from "../../api/queries";
import type { GridSort } from "../../controls/WindowedGrid";
import { useQueryValue } from "../../router/router";

/** The views that come with the product, in the order in which they are offered. */
export const views: readonly { id: View; label: string }[] = [
  { id: "everyone", label: "All" },
  { id: "mine", label: "My patch" },
  { id: "breached", label: "Breached" },
  { id: "day_six", label: "Day six" },
  { id: "unseen", label: "Unseen" },
  { id: "no_next_date", label: "No next date" },
  { id: "under_hours", label: "Under hours" },
  { id: "no_provision", label: "No provision" },
  { id: "reviews_due", label: "Reviews this half term" },
  { id: "unallocated", label: "No owner" },
  { id: "closed", label: "Closed" },
];

/** How a column can be filtered. */
export interface FilterColumn {
  id: string;
  label: string;
  kind: "text" | "status" | "fact" | "standing" | "year" | "day" | "hours" | "officer";
}

/** Every column by which the list can be filtered. */
export const filterColumns: readonly FilterColumn[] = [
  { id: "name", label: "Name", kind: "text" },
  { id: "year", label: "Year", kind: "year" },
  { id: "statuses", label: "Status", kind: "status" },
  { id: "facts", label: "Circumstance", kind: "fact" },
  { id: "where_now", label: "Where now", kind: "text" },
  { id: "roll_name", label: "School on roll", kind: "text" },
  { id: "minutes_week", label: "Hours this week", kind: "hours" },
  { id: "last_seen", label: "Last seen", kind: "day" },
  { id: "last_review", label: "Last review", kind: "day" },
  { id: "next_on", label: "Next date", kind: "day" },
  { id: "standing", label: "Standing", kind: "standing" },
  { id: "since", label: "Open since", kind: "day" },
  { id: "owner", label: "Owner", kind: "officer" },
  { id: "cover", label: "Covered by", kind: "officer" },
  { id: "dob", label: "Date of birth", kind: "day" },
  { id: "upn", label: "UPN", kind: "text" },
  { id: "known_as", label: "Known as", kind: "text" },
  { id: "case_ref", label: "Case reference", kind: "text" },
  { id: "next_label", label: "What is next", kind: "text" },
  { id: "entitlement", label: "Hours of a full week", kind: "hours" },
];

/** The tests that make sense for a kind of column, as they are read after its name. */
export function testsOf(kind: FilterColumn["kind"]): readonly { value: Test; label: string }[] {
  const empty = [
    { value: "empty", label: "has no value" },
    { value: "not_empty", label: "has a value" },
  ] as const;
  switch (kind) {
    case "text":
      return [
        { value: "contains", label: "contains" },
        { value: "is", label: "is" },
        { value: "is_not", label: "is not" },
        ...empty,
      ];
    case "day":
      return [
        { value: "before", label: "is before" },
        { value: "after", label: "is after" },
        { value: "is", label: "is" },
        ...empty,
      ];
    case "hours":
      return [{ value: "before", label: "are under" }, { value: "after", label: "are over" }, ...empty];
    case "year":
      return [
        { value: "is", label: "is" },
        { value: "before", label: "is below" },
        { value: "after", label: "is above" },
        ...empty,
      ];
    default:
      return [{ value: "is", label: "is" }, { value: "is_not", label: "is not" }, ...empty];
  }
}

/** A filter that asks for nothing yet is not sent. */
export const isWhole = (filter: Filter) =>
  filter.test === "empty" || filter.test === "not_empty" || filter.value.trim() !== "";

/** Columns that are typed in hours. */
const inHours = ["minutes_week", "entitlement"];

/** As it is typed, from what the core keeps. */
function typed(filter: Filter): Filter {
  if (!inHours.includes(filter.column) || filter.value === "") return filter;
  return { ...filter, value: String(Math.round((Number(filter.value) / 60) * 100) / 100) };
}

/** Where in the window a view that was kept is shown. */
export function placeOf(view: Pick<SavedViewLine, "id" | "question">): Record<string, string> {
  const { question } = view;
  const filters = (question.filters ?? []).map(typed);
  return {
    saved: view.id,
    view: !question.view || question.view === "everyone" ? "" : question.view,
    find: question.text ?? "",
    filters: filters.length > 0 ? JSON.stringify(filters) : "",
    sort:
      question.sort && question.sort !== "name" ? `${question.descending ? "-" : ""}${question.sort}` : "",
  };
}

/** As the core counts: hours are typed, minutes are kept. */
function sent(filter: Filter): Filter {
  if (!inHours.includes(filter.column) || filter.value === "") return filter;
  const hours = Number(filter.value.replace(",", "."));
  return { ...filter, value: Number.isFinite(hours) ? String(Math.round(hours * 60)) : filter.value };
}

function readFilters(text: string): Filter[] {
  try {
    const read: unknown = JSON.parse(text || "[]");
    return Array.isArray(read) ? (read as Filter[]).filter((f) => typeof f?.column === "string") : [];
  } catch {
    return [];
  }
}

/** The list's question, and how to change each part of it. */
export function useListQuery() {
  const [viewText, setView] = useQueryValue("view", "everyone");
  const [saved, setSaved] = useQueryValue("saved");
  const { data: kept } = useAsk("views.list", {});
  const [text, setText] = useQueryValue("find");
  const [filterText, setFilterText] = useQueryValue("filters");
  const [sortText, setSortText] = useQueryValue("sort", "name");
  const view = views.find((v) => v.id === viewText)?.id ?? "everyone";
  const filters = useMemo(() => readFilters(filterText), [filterText]);
  const setFilters = useCallback(
    (next: readonly Filter[]) => setFilterText(next.length > 0 ? JSON.stringify(next) : ""),
    [setFilterText],
  );
  const descending = sortText.startsWith("-");
  const sort: GridSort = {
    column: descending ? sortText.slice(1) : sortText,
    direction: descending ? "descending" : "ascending",
  };
  const request = useCallback(
    (offset: number, limit: number): PupilsQuery => ({
      view,
      text,
      filters: readFilters(filterText).filter(isWhole).map(sent),
      sort: sortText.replace(/^-/, ""),
      descending: sortText.startsWith("-"),
      offset,
      limit,
    }),
    [view, text, filterText, sortText],
  );
  return {
    view,
    setView,
    /** The view that was kept and chosen, by id; "" for none. */
    saved,
    setSaved,
    /** Its name. */
    savedName: kept?.find((line) => line.id === saved)?.name,
    text,
    setText,
    filters,
    setFilters,
    sort,
    setSort: (next: GridSort) => setSortText(`${next.direction === "descending" ? "-" : ""}${next.column}`),
    request,
    /** Names the question: when it changes, the list starts again at its head. */
    question: `${view}\n${text}\n${filterText}\n${sortText}`,
  };
}
