import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { firstNameOf, plainRemarks } from '@veche/contract/rules/promise/plain-checks.ts'
import type { Check } from '../answers.queries.ts'

type Written = { text: string; privateText: string; textLimit: number }

/** What the server would say of these words for certain, told without a line. */
export function knownRemarks({ thread }: Pick<IncidentResponse, 'thread'>, written: Written): Check[] {
  const asker = thread.find(({ isOurs, authorName }) => !isOurs && authorName !== null)
  const firstName = firstNameOf(asker?.authorName ?? null)
  return plainRemarks({ ...written, firstName }).map((code) => ({
    ...{ code, part: 'public', state: 'attention', value: null },
    words: code === 'by_name' && firstName !== null ? [firstName] : [],
  }))
}
