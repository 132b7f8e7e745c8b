/** Gives each published answer its short address, and keeps by which words it is known again. */
import { createHash } from 'node:crypto'
import { DAY_MS } from '@veche/contract/durations.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { listSentAnswers } from '../../answers/index.ts'
import { marksOf, plainWordsOf } from './domain/answer-words.ts'
import {
  findLastPublishedAt,
  insertPublished,
  listUnindexed,
  type NewPublished,
} from './published-answers.repository.ts'

const BATCH = 200
/** Sending is committed a while after the moment it says; a day is far more than any transaction lasts. */
const LOOK_BACK_MS = DAY_MS

/** How many got one; called until it is none. */
export async function indexAnswers({ db, vault }: Pick<AppContext, 'db' | 'vault'>): Promise<number> {
  const last = await findLastPublishedAt(db)
  const since = last ? new Date(last.getTime() - LOOK_BACK_MS) : new Date(0)
  const fresh = await listUnindexed(db, { since, limit: BATCH })
  const answers = await listSentAnswers({ db, vault }, [
    ...new Set(fresh.map(({ incidentId }) => incidentId)),
  ])
  return db.transaction().execute(async (tx) => {
    let count = 0
    for (const { incidentId, versionNo, sentAt, text } of answers) {
      const isNew = await insertPublished(tx, {
        ...{ incidentId, versionNo, publishedAt: sentAt, ...knownBy(text) },
      })
      if (isNew) count += 1
    }
    return count
  })
}

export function knownBy(text: string): Pick<NewPublished, 'wordsHash' | 'marks'> {
  const words = plainWordsOf(text)
  return { wordsHash: createHash('sha256').update(words.join(' ')).digest(), marks: marksOf(words) }
}
