import type { Directory } from '../../directory/index.ts'
import { composeAnswer } from '../domain/answer-text.ts'
import type { OutageRow } from '../outages.repository.ts'

type Telling = { directory: Directory; now: Date; timeZone: string }

/** A draft as the editor of answers keeps it. */
export function contentOf(outage: OutageRow, { directory, now, timeZone }: Telling) {
  const agency = directory.agencies.find(({ code }) => code === outage.agencyCode)
  const doer = { name: agency?.name ?? outage.agencyCode, phone: agency?.phone ?? '' }
  const answer = composeAnswer(outage, { doer, timeZone, now })
  return {
    ...{ kind: answer.kind, text: answer.text, privateText: '', fileIds: [] },
    outcome: answer.kind === 'final' ? answer.outcome : null,
    promise:
      answer.kind === 'interim'
        ? { ...answer.promise, dueAt: answer.promise.dueAt.toISOString(), evidence: '' }
        : null,
  }
}
