/** What the page of reports shows, as it stands in the address; what it means is read with the page, not with the router. */

const KEYS = ['tab', 'kind', 'period', 'from', 'to', 'municipalityCode', 'agencyCode'] as const

export type ReportsSearch = { [Key in (typeof KEYS)[number]]?: string | undefined }

/** Each key is said, also when it names nothing: what the address says would stand in otherwise. */
export function readReportsSearch(source: Record<string, unknown>): ReportsSearch {
  const said = KEYS.map((key) => [key, typeof source[key] === 'string' ? source[key] : undefined])
  return Object.fromEntries(said)
}
