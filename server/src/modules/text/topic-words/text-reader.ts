/** The reader of texts with the words of the region, as this process knows them: a change is taken within seconds. */
import type { Aside, Db } from '../../../platform/database/db.ts'
import { createKept } from '../../../platform/database/kept.ts'
import { SHIPPED_WORDS } from '../../directory/index.ts'
import { createLearnedReader } from '../index.ts'
import { loadStarter } from '../reader/starter.ts'
import { applyTopicWords } from './domain/apply-topic-words.ts'
import { listTopicWords } from './topic-words.repository.ts'

type TextReader = ReturnType<typeof createLearnedReader>

/** Compiled once a process for all that have no words of their own. */
let shipped: TextReader | null = null
const compiled = new WeakMap<Aside, { numbers: string; reader: TextReader }>()

const kept = createKept(async (aside): Promise<TextReader> => {
  const words = await listTopicWords(aside)
  if (words.length === 0) {
    shipped ??= createLearnedReader(SHIPPED_WORDS, loadStarter())
    return shipped
  }
  const numbers = words.map((of) => `${of.code} ${of.number} ${of.groupCode} ${of.isUrgent}`).join('\n')
  const known = compiled.get(aside)
  if (known?.numbers === numbers) return known.reader
  const reader = createLearnedReader(applyTopicWords(SHIPPED_WORDS, words), loadStarter())
  compiled.set(aside, { numbers, reader })
  return reader
})

export function getTextReader(db: Db): Promise<TextReader> {
  return kept.get(db)
}

export function forgetTextReader(db: Db): void {
  kept.forget(db)
}
