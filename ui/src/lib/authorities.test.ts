import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { authorities } from "./authorities";

it("offers exactly the authorities that the core knows and that still exist", () => {
  const core = readFileSync("../src-tauri/crates/domain/src/la.rs", "utf8");
  const known = [...core.matchAll(/\((\d{3}), "([^"]+)"\)/g)].map(([, code, name]) => ({ code, name }));
  expect(known.length, "the core's list must have been found").toBeGreaterThan(150);
  expect(authorities, "two lists that differ would let a team choose what the core does not know").toEqual(
    known.filter(({ name }) => !name?.includes("(before")),
  );
});
