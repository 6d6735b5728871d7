/** Ten half days in one number, Monday morning in bit 0. */

/** How many sessions are set. */
export function sessions(bits: number | null): number {
  let count = 0;
  for (let bit = 0; bit < 10; bit += 1) if (((bits ?? 0) >> bit) & 1) count += 1;
  return count;
}

/** A number with one bit turned over. */
export function toggled(bits: number, bit: number): number {
  return bits ^ (1 << bit);
}

/** Usual ladders: how many sessions in each week, mornings first. */
export function usualLadder(weeks: number): number[] {
  return Array.from({ length: weeks }, (_, at) => {
    const wanted = Math.max(1, Math.round((10 * (at + 1)) / weeks));
    // Mornings of the week first, then afternoons: a school day starts with registration.
    const order = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
    return order.slice(0, wanted).reduce((bits, bit) => bits | (1 << bit), 0);
  });
}
