import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { meetsAxe } from "../../testing/axe";
import { cannedCore, renderScreen } from "../../testing/host";
import Paper from "./Paper";

it("says of an address cut short what a person can do, and not what the core says of its shape", async () => {
  cannedCore({
    "papers.about": () => {
      throw { code: "bad_request", sentence: "UUID parsing failed: invalid length.", fields: [] };
    },
  });
  renderScreen(<Paper params={{ kind: "profile", about: "0199" }} />);
  expect(await screen.findByText(/This address does not lead to a paper/)).toHaveTextContent(
    "Nothing was changed. Open the paper again from the child’s record",
  );
  expect(screen.queryByText(/UUID/)).toBeNull();
  await meetsAxe();
});
