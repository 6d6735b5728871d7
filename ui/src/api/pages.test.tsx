import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, it } from "vitest";
import { cannedCore } from "../testing/host";
import type { Reply, Request } from "./call";
import { pageSize, usePages } from "./pages";
import { Answers, newQueryClient } from "./queries";

const total = 450;
const requestFor = (offset: number, limit: number): Request<"schools.list"> => ({ offset, limit });
const pageOf = (page: Reply<"schools.list">) => ({ rows: page.rows, total: page.total });

it("fetches the pages that are in sight, keeps them, and asks again when something changed", async () => {
  const core = cannedCore({
    "schools.list": ({ offset, limit }) => ({
      total,
      source: "",
      rows: Array.from({ length: Math.min(limit ?? 0, total - (offset ?? 0)) }, (_, i) => ({
        urn: (offset ?? 0) + i,
        name: `School ${(offset ?? 0) + i}`,
        phase: null,
        kind: null,
        town: null,
        la_name: null,
        pupils: null,
        status: null,
        on_roll: 0,
      })),
    }),
  });
  const client = newQueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => <Answers client={client}>{children}</Answers>;
  const { result } = renderHook(() => usePages("schools.list", requestFor, pageOf), { wrapper });
  expect(result.current.isWaiting).toBe(true);
  await waitFor(() => expect(result.current.count).toBe(total));
  expect(result.current.rowAt(7)?.name).toBe("School 7");
  expect(result.current.rowAt(pageSize + 1), "what is not in sight has not been asked for").toBeUndefined();

  act(() => result.current.onRange(2 * pageSize - 3, 2 * pageSize + 20));
  await waitFor(() => expect(result.current.rowAt(2 * pageSize)?.name).toBe(`School ${2 * pageSize}`));
  expect(result.current.rowAt(2 * pageSize - 1)?.name).toBe(`School ${2 * pageSize - 1}`);
  act(() => result.current.onRange(0, 20));
  expect(result.current.rowAt(7)?.name, "going back waits for nothing").toBe("School 7");
  expect(core.askedFor("schools.list").map((r) => r.offset)).toEqual([0, pageSize, 2 * pageSize]);

  core.say({ name: "changed", subjects: ["p1"], tables: ["pupil"], label: "Changed a child" });
  await waitFor(() => expect(core.askedFor("schools.list").length).toBeGreaterThan(3));
});
