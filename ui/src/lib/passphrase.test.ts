import { expect, it } from "vitest";
import { passphraseLacks } from "./passphrase";

it("accepts four words or twelve characters, and says what is missing", () => {
  expect(passphraseLacks("one two three four")).toBeUndefined();
  expect(passphraseLacks("abcdefghijkl")).toBeUndefined();
  expect(passphraseLacks("a b c d"), "four words, however short, are the core's rule").toBeUndefined();
  expect(passphraseLacks("short")).toContain("1 word and 5 characters");
  expect(passphraseLacks("")).toContain("0 words and 0 characters");
  expect(passphraseLacks("ŁŁŁŁŁŁŁŁŁŁŁ"), "letters are counted, not bytes").toContain("11 characters");
});
