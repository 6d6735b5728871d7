import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { meetsAxe } from "../testing/axe";
import { HoursBar } from "./HoursBar";
import { Badge, Standing, type Tone } from "./Standing";

const tones: Tone[] = ["breached", "due", "waiting", "met", "unknown"];

it("is always a word and a shape of its own, never colour alone", async () => {
  const { container } = render(
    <>
      {tones.map((tone) => (
        <Standing key={tone} tone={tone}>
          {tone}
        </Standing>
      ))}
      <Badge tone="due" title="Permanently excluded">
        PEX
      </Badge>
    </>,
  );
  const shapes = [...container.querySelectorAll(".standing svg")].map((svg) => svg.innerHTML);
  expect(new Set(shapes).size, "two standings with one shape are alike on a photocopy").toBe(tones.length);
  for (const tone of tones) expect(screen.getByText(tone)).toBeVisible();
  await meetsAxe();
});

it("writes hours as a number, and unknown as unknown rather than nought", () => {
  const { container, rerender } = render(<HoursBar minutes={870} entitlement={1500} />);
  expect(container).toHaveTextContent("14.5 of 25 h");
  rerender(<HoursBar minutes={null} entitlement={1500} />);
  expect(container).toHaveTextContent("unknown of 25 h");
  rerender(<HoursBar minutes={0} entitlement={null} />);
  expect(container).toHaveTextContent("0");
});
