/** Where a thing that was found is shown. */

/** The screen of a setting as placements name it: a school's for "urn:100492", unless it is a provider. */
export function settingPath(setting: string, provider: boolean): string {
  if (provider || !setting.startsWith("urn:")) return `/providers/${encodeURIComponent(setting)}`;
  return `/schools/${setting.slice("urn:".length)}`;
}
