import type { Db } from '../../../platform/database/db.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import type { Actor } from '../../access/index.ts'

/** What a resident asked, and the topic that a person has decided; null: nobody has. */
export type TextOfQuestion = { id: string; text: string; decided: string | null }

/** Questions belong to a module that stands on this one, so `main/` gives what is asked of them. */
export type TopicWordsContext = Pick<AppContext, 'db' | 'clock'> & {
  /** Newest first. */
  listTexts: (db: Db, asked: { most: number }) => Promise<TextOfQuestion[]>
  /** Of these, those that the actor sees. */
  listTitles: (
    db: Db,
    ids: readonly string[],
    actor: Actor,
  ) => Promise<ReadonlyMap<string, { title: string }>>
}
