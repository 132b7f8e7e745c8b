import { networkNames } from '@veche/contract/networks/index.ts'
import type { Db } from '../../../platform/database/db.ts'
import { findCodes } from '../domain/journal-details.ts'
import { VALUE_WORDS, VALUE_WORDS_EN } from './action-words.gen.ts'
import type { SoughtWords } from './journal-conditions.query.ts'
import type { FindObjects } from './name-objects.ts'

/** The page is read in either language, so its words are looked for in both. */
const VALUES = [
  { ...VALUE_WORDS, network: networkNames('ru') },
  { ...VALUE_WORDS_EN, network: networkNames('en') },
]

/** Reads what the words may stand for in the journal, which itself holds codes and ids. */
export async function readSoughtWords(db: Db, words: string, findObjects: FindObjects): Promise<SoughtWords> {
  const objects = await findObjects(db, words)
  return { words, objects, codes: findCodes(words, { values: VALUES, objects }) }
}
