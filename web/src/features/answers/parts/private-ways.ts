import type { PrivateWaysResponse } from '@veche/contract/answers.ts'

type Ways = PrivateWaysResponse['recipients']

/** What the network said of all who wait for the answer, in one word; null when it could not be asked. */
export function wayWords(ways: Ways | null): {
  key: 'open' | 'closed' | 'some' | 'unknown'
  closed: number
  total: number
} {
  const total = ways?.length ?? 0
  const closed = ways?.filter(({ mayWrite }) => mayWrite === false).length ?? 0
  if (closed > 0) return { key: closed === total ? 'closed' : 'some', closed, total }
  const isKnown = ways?.every(({ mayWrite }) => mayWrite) ?? false
  return { key: isKnown && total > 0 ? 'open' : 'unknown', closed, total }
}
