/** Points are kept in whole thousandths, so that sums do not depend on the order in which they are added. */

/** 1500 is "1.5". */
export function pointsText(thousandths: number): string {
  return (thousandths / 1000).toLocaleString("en-GB", { maximumFractionDigits: 3 }).replace("-", "−");
}

/** "1.5" or "-0.5" in thousandths; undefined when it is no such number. "" is 0. */
export function readPoints(typed: string): number | undefined {
  const text = typed.trim().replace("−", "-");
  if (text === "") return 0;
  return /^-?\d{1,4}(\.\d{1,3})?$/.test(text) ? Math.round(Number(text) * 1000) : undefined;
}
