import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { meetsAxe } from "../testing/axe";
import { EmptyState } from "./EmptyState";
import { Table } from "./Table";

const columns = [
  { id: "name", label: "Name", rowHeader: true, cell: (row: { name: string; hours: number }) => row.name },
  { id: "hours", label: "Hours", end: true, cell: (row: { name: string; hours: number }) => row.hours },
];

it("names its rows and columns", async () => {
  render(
    <Table
      caption="Hours"
      columns={columns}
      rows={[{ name: "Nowak", hours: 14.5 }]}
      rowKey={(r) => r.name}
    />,
  );
  expect(screen.getByRole("table", { name: "Hours" })).toBeVisible();
  expect(screen.getByRole("rowheader", { name: "Nowak" })).toBeVisible();
  expect(screen.getByRole("columnheader", { name: "Hours" })).toBeVisible();
  await meetsAxe();
});

it("teaches when it is empty", async () => {
  render(
    <Table
      caption="Reviews"
      columns={columns}
      rows={[]}
      rowKey={(r) => r.name}
      empty={<EmptyState title="No reviews due.">The next is Tue 1 Dec.</EmptyState>}
    />,
  );
  expect(screen.queryByRole("table")).toBeNull();
  expect(screen.getByText("The next is Tue 1 Dec.")).toBeVisible();
  await meetsAxe();
});
