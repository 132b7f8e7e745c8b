/** What the page of reports shows, as it stands in the address; what it means is read with the page, not with the router. */

/** `format`: as what it was last taken; `add`: a new schedule stands open, filled in with the rest. */
const KEYS = [
  ...(['tab', 'kind', 'period', 'from', 'to', 'municipalityCode', 'agencyCode', 'format', 'add'] as const),
  ...(['network', 'groupCode', 'topicCode'] as const),
] as const

export type ReportsSearch = { [Key in (typeof KEYS)[number]]?: string | undefined }

/** Each key is said, also when it names nothing: what the address says would stand in otherwise. */
export function readReportsSearch(source: Record<string, unknown>): ReportsSearch {
  const said = KEYS.map((key) => [key, typeof source[key] === 'string' ? source[key] : undefined])
  return Object.fromEntries(said)
}
