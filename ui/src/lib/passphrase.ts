/**
 * What a passphrase must have, as the core will ask it: twelve characters or four words. Said as it is typed, so that
 * nobody is refused after the fact; the core has the last word. Strength is not guessed.
 */

/** Fewest characters, when it is not words. */
export const leastCharacters = 12;
/** Fewest words. */
export const leastWords = 4;

/** The rule in one sentence. */
export const passphraseRule = `At least ${leastWords} words, or ${leastCharacters} characters. Length is what counts: four words that mean nothing together are strong and can be remembered.`;

/** What is still missing; undefined when it will do. */
export function passphraseLacks(passphrase: string): string | undefined {
  // A word has two letters or more, as the core counts.
  const words = passphrase.split(/\s+/).filter((word) => [...word].length >= 2).length;
  const characters = [...passphrase].length;
  if (words >= leastWords || characters >= leastCharacters) return undefined;
  return `Enter ${leastWords} words or ${leastCharacters} characters. There are ${words} ${words === 1 ? "word" : "words"} and ${characters} ${characters === 1 ? "character" : "characters"} so far.`;
}
