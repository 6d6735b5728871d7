import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it } from "vitest";
import { meetsAxe } from "../testing/axe";
import { Checkbox } from "./Checkbox";
import { Radios } from "./Radio";
import { Switch } from "./Switch";

function Example() {
  const [seen, setSeen] = useState(false);
  const [need, setNeed] = useState<"yes" | "no" | "unknown" | null>(null);
  const [letters, setLetters] = useState(true);
  return (
    <>
      <Checkbox checked={seen} onChange={setSeen} detail="Not on the telephone">
        Seen in person
      </Checkbox>
      <Radios
        label="Still meets need"
        across
        options={[
          { value: "yes", label: "Yes" },
          { value: "no", label: "No" },
          { value: "unknown", label: "Unknown" },
        ]}
        value={need}
        onChange={setNeed}
        error={need === null ? "Choose one. Unknown is an answer." : undefined}
      />
      <Switch on={letters} onChange={setLetters}>
        Letter shortcuts
      </Switch>
    </>
  );
}

it("ticks, chooses and switches from the keyboard", async () => {
  const user = userEvent.setup();
  render(<Example />);
  await meetsAxe();
  await user.tab();
  await user.keyboard(" ");
  expect(screen.getByRole("checkbox", { name: /Seen in person/ })).toBeChecked();
  await user.tab();
  await user.keyboard(" {ArrowRight}{ArrowRight}");
  expect(screen.getByRole("radio", { name: "Unknown" })).toBeChecked();
  expect(screen.queryByText("Choose one. Unknown is an answer.")).toBeNull();
  await user.tab();
  await user.keyboard(" ");
  expect(screen.getByRole("switch", { name: "Letter shortcuts" })).not.toBeChecked();
  await meetsAxe();
});
