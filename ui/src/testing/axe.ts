/** Every example of every control meets axe. Colour is measured in a real browser by the journeys: jsdom paints nothing. */
import axe from "axe-core";
import { expect } from "vitest";

/** Fails with the rule and the element when something on the page does not meet it. */
export async function meetsAxe(element: Element = document.body): Promise<void> {
  const { violations } = await axe.run(element, {
    rules: {
      "color-contrast": { enabled: false },
      // A control is tested alone; landmarks and headings belong to the frame, which is tested as a page.
      region: { enabled: false },
    },
  });
  const found = violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => n.html).join(" ")}`);
  expect(found, "whoever uses a screen reader or only the keyboard must be able to use it").toEqual([]);
}
