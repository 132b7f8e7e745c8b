/** Answers that cost a moment of the processor or of the database, kept for a while by what was asked. */
import { beyondScope } from '../../platform/database/readers/reader.ts'

export function createKeptAnswers<Answer>(keepMs: number, now: () => number) {
  const kept = new Map<string, { answer: Promise<Answer>; until: number }>()
  return (key: string, read: () => Promise<Answer>): Promise<Answer> => {
    const known = kept.get(key)
    if (known && known.until > now()) return known.answer
    const answer = beyondScope('kept for all readers, whoever asked first', read)
    for (const [old, { until }] of kept) if (until <= now()) kept.delete(old)
    kept.set(key, { answer, until: now() + keepMs })
    answer.catch(() => kept.delete(key))
    return answer
  }
}
