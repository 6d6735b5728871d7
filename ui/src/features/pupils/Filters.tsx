/** What the list is narrowed by: each filter reads as a sentence and acts at once; every column has "no value". */
import { useEffect, useRef } from "react";
import type { Filter, Test } from "../../api/bindings";
import { Button } from "../../controls/Button";
import { DateField } from "../../controls/DateField";
import { Icon } from "../../controls/Icon";
import { Menu } from "../../controls/Menu";
import { Select } from "../../controls/Select";
import { TextField } from "../../controls/TextField";
import { factKinds, statusKinds } from "../../lib/children";
import { useOfficers } from "../../lib/officers";
import { type FilterColumn, filterColumns, testsOf } from "./query";

const years = ["N1", "N2", "R", ...Array.from({ length: 13 }, (_, i) => String(i + 1))];
const choices: Partial<Record<FilterColumn["kind"], readonly { value: string; label: string }[]>> = {
  status: Object.entries(statusKinds).map(([value, { label }]) => ({ value, label })),
  fact: Object.entries(factKinds).map(([value, label]) => ({ value, label: `${value}: ${label}` })),
  standing: [
    { value: "breached", label: "Breached" },
    { value: "due", label: "Due soon" },
    { value: "upcoming", label: "Coming up" },
    { value: "unknown", label: "Unknown" },
  ],
  year: years.map((value) => ({ value, label: value })),
};

/** The button that adds one. */
export function AddFilter({
  filters,
  onChange,
}: {
  filters: readonly Filter[];
  onChange: (filters: readonly Filter[]) => void;
}) {
  return (
    <Menu
      label="Filter by a column"
      button={{ kind: "plain", icon: "filter", children: "Filter" }}
      lines={filterColumns.map((column) => ({
        id: column.id,
        label: column.label,
        run: () =>
          onChange([
            ...filters,
            { column: column.id, test: testsOf(column.kind)[0]?.value ?? "not_empty", value: "" },
          ]),
      }))}
    />
  );
}

/** Milliseconds until a menu has closed and given focus back. */
const menuCloses = 80;

/** The filters in force. */
export function Filters({
  filters,
  onChange,
}: {
  filters: readonly Filter[];
  onChange: (filters: readonly Filter[]) => void;
}) {
  const bar = useRef<HTMLDivElement>(null);
  // A filter that was just added is typed into at once; the menu gives focus back to its button first.
  const before = useRef(filters.length);
  useEffect(() => {
    const grew = filters.length > before.current;
    before.current = filters.length;
    if (!grew) return undefined;
    const timer = window.setTimeout(() => {
      const last = bar.current?.querySelectorAll<HTMLElement>(".filter")[filters.length - 1];
      (last?.querySelector<HTMLElement>("input") ?? last?.querySelectorAll("button")[1])?.focus();
    }, menuCloses);
    return () => window.clearTimeout(timer);
  }, [filters.length]);
  if (filters.length === 0) return null;
  const put = (at: number, filter: Filter) => onChange(filters.map((old, i) => (i === at ? filter : old)));
  return (
    <div className="filters" role="group" aria-label="Filters" ref={bar}>
      {filters.map((filter, at) => {
        const column = filterColumns.find((c) => c.id === filter.column);
        if (!column) return null;
        return (
          <div key={`${at}-${filter.column}`} className="filter" role="group" aria-label={column.label}>
            <span className="filter-name">{column.label}</span>
            <Select<Test>
              label={`How ${column.label} is compared`}
              hideLabel
              options={testsOf(column.kind)}
              value={filter.test}
              onChange={(test) => put(at, { ...filter, test })}
            />
            {filter.test === "empty" || filter.test === "not_empty" ? null : (
              <FilterValue
                column={column}
                value={filter.value}
                onChange={(value) => put(at, { ...filter, value })}
              />
            )}
            <Button
              kind="quiet"
              small
              icon="close"
              aria-label={`Take away the filter on ${column.label}`}
              onPress={() => {
                onChange(filters.filter((_, i) => i !== at));
                document.getElementById("pupils-find")?.focus();
              }}
            />
          </div>
        );
      })}
      <Button
        kind="quiet"
        small
        onPress={() => {
          onChange([]);
          document.getElementById("pupils-find")?.focus();
        }}
      >
        Clear filters
      </Button>
    </div>
  );
}

function FilterValue({
  column,
  value,
  onChange,
}: {
  column: FilterColumn;
  value: string;
  onChange: (value: string) => void;
}) {
  const officers = useOfficers();
  const options = column.kind === "officer" ? officers.options([value]) : choices[column.kind];
  if (options)
    return (
      <Select
        label={`${column.label} to compare with`}
        hideLabel
        options={options}
        value={value || null}
        onChange={onChange}
      />
    );
  if (column.kind === "day")
    return (
      <DateField label={`${column.label} to compare with`} hideLabel value={value} onChange={onChange} />
    );
  return (
    <TextField
      label={column.kind === "hours" ? "Hours a week" : `${column.label} to compare with`}
      hideLabel
      chars={column.kind === "hours" ? 5 : 18}
      {...(column.kind === "hours" ? { inputMode: "decimal" as const, placeholder: "25" } : {})}
      value={value}
      onChange={onChange}
    />
  );
}

/** The box that finds by part of a name, a UPN or a case reference. */
export function FindBox({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  return (
    <div className="pupils-find">
      <Icon name="search" />
      <TextField
        id="pupils-find"
        type="search"
        label="Find in this list"
        hideLabel
        placeholder="Name, UPN or case reference"
        value={text}
        onChange={onChange}
        onGiveUp={() => {
          if (text) onChange("");
          else document.querySelector<HTMLElement>('[role="grid"] [role="row"][tabindex="0"]')?.focus();
        }}
      />
    </div>
  );
}
