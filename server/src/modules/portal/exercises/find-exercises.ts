/** For the one search: exercises that can be played, and what was played of what the reader may see. */
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { holderOf } from '../../text/index.ts'
import { SCRIPTS } from './content/scripts.ts'
import { whoseHistory } from './exercises.policy.ts'
import { listRunsWith } from './history.repository.ts'

type Asked = { words: string; isNearly: boolean; limit: number; actor: Actor }

/** By title and summary; by what is spelt nearly so, the title alone. */
export async function findExercises(
  _context: unknown,
  { words, isNearly, limit }: Asked,
): Promise<{ id: string; title: string; about: string }[]> {
  const isHeld = holderOf(words, isNearly)
  return SCRIPTS.filter(({ title, summary }) => isHeld(isNearly ? title : `${title} ${summary}`))
    .slice(0, limit)
    .map(({ code, title, summary }) => ({ id: code, title, about: summary }))
}

export async function findRuns(
  { db }: { db: Db },
  { actor, ...asked }: Asked,
): Promise<{ id: string; title: string; about: string }[]> {
  const rows = await listRunsWith(db, whoseHistory(actor, await getDirectory(db)), asked)
  return rows.map(({ startedByName, ...run }) => ({ ...run, about: startedByName }))
}
