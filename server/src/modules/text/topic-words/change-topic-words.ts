/** A change makes a version, so that going back is another change. */
import type { UpdateTopicWordsRequest } from '@veche/contract/admin/topic-words.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { joinEdit } from '../../../platform/fields-changed.ts'
import { type Actor, addJournal, changerByJournal } from '../../access/index.ts'
import { lockDirectory } from '../../directory/index.ts'
import { findWordProblems, tidyWord } from './domain/check-words.ts'
import { starterOf } from './read-topic-words.ts'
import { forgetTextReader } from './text-reader.ts'
import { findTopicName, findWords, insertVersion } from './topic-words.repository.ts'
import type { TopicWordsContext } from './topic-words-context.ts'

type Words = { own: string[]; putAside: string[] }
type Asked = { code: string; changes: UpdateTopicWordsRequest; actor: Actor }

export async function changeTopicWords(
  { db, clock }: Pick<TopicWordsContext, 'db' | 'clock'>,
  { code, changes: { before, ...wanted }, actor }: Asked,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockDirectory(tx)
    if ((await findTopicName(tx, code)) === null) throw new NotFoundError('directory.row_not_found', { code })
    const { number, ...now } = await findWords(tx, code)
    const findChanger = changerByJournal(tx, { objectType: 'topic', objectId: code })
    const touched = await joinEdit({ now, before, wanted: tidyWanted(code, wanted), findChanger })
    const words: Words = { own: touched.own ?? now.own, putAside: touched.putAside ?? now.putAside }
    const details = changesOf(now, words)
    if (Object.keys(details).length === 0) return
    requireWords(code, words)
    await insertVersion(tx, {
      ...{ topicCode: code, number: number + 1, ...words },
      ...{ changedAt: clock(), changedBy: actor.id },
    })
    await writeJournal(tx, { actor, code, details })
  })
  forgetTextReader(db)
}

/** Refuses rows that are no words, each with its first problem. */
export function requireWords(code: string, { own, putAside }: Words): void {
  const aside = new Set(putAside)
  const inUse = Object.keys(starterOf(code)).filter((word) => !aside.has(word))
  const problems = findWordProblems(own, inUse)
  if (problems.length > 0) throw new InvalidError('directory.topic_words_refused', { problems })
}

/** A word that the starter has no more, after an update of the product, is put aside by itself. */
export function tidyWanted(
  code: string,
  { own, putAside }: Pick<UpdateTopicWordsRequest, 'own' | 'putAside'>,
): Partial<Words> {
  const starter = starterOf(code)
  return {
    ...(own && { own: own.map(tidyWord) }),
    ...(putAside && { putAside: [...new Set(putAside)].filter((word) => word in starter).sort() }),
  }
}

function changesOf(now: Words, words: Words): Record<string, { before: string[]; after: string[] }> {
  const fields = (['own', 'putAside'] as const).filter(
    (field) => JSON.stringify(now[field]) !== JSON.stringify(words[field]),
  )
  return Object.fromEntries(fields.map((field) => [field, { before: now[field], after: words[field] }]))
}

type Entry = { actor: Actor; code: string; details: Record<string, unknown> }

async function writeJournal(tx: Tx, { actor, code, details }: Entry): Promise<void> {
  const object = { objectType: 'topic', objectId: code }
  await addJournal(tx, { actor, action: 'directory.topic_words_changed', ...object, details })
}
