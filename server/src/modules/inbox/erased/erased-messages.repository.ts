import type { Db, Tx } from '../../../platform/database/db.ts'

export async function insertErasedMarks(tx: Tx, marks: readonly string[], now: Date): Promise<void> {
  if (marks.length === 0) return
  await tx
    .insertInto('erasedMessage')
    .values(marks.map((mark) => ({ mark, erasedAt: now })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function listErasedMarks(tx: Tx, marks: readonly string[]): Promise<Set<string>> {
  if (marks.length === 0) return new Set()
  const rows = await tx.selectFrom('erasedMessage').select('mark').where('mark', 'in', marks).execute()
  return new Set(rows.map(({ mark }) => mark))
}

export type KeyedMessage = {
  channelId: string
  container: string
  externalId: string
  receivedAt: Date
}

/** As deliveries tell of them. */
export async function listKeyedMessages(db: Db, ids: readonly string[]): Promise<KeyedMessage[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('message')
    .select(['channelId', 'container', 'externalId', 'receivedAt'])
    .where('id', 'in', ids)
    .execute()
}

export type ErasedWords = { texts: string[]; cards: (Buffer | null)[] }

/** What residents said in these messages, in all its versions, and what their authors are called. */
export async function listErasedWords(db: Db, ids: readonly string[]): Promise<ErasedWords> {
  if (ids.length === 0) return { texts: [], cards: [] }
  const said = db.selectFrom('message').where('message.id', 'in', ids).where('direction', '=', 'in')
  const [now, before, authors] = await Promise.all([
    said.select(['text', 'subject']).execute(),
    said.innerJoin('messageVersion', 'messageId', 'message.id').select('messageVersion.text').execute(),
    said.innerJoin('author', 'author.id', 'message.authorId').select('author.card').execute(),
  ])
  const texts = [
    ...now.flatMap(({ text, subject }) => [text, subject ?? '']),
    ...before.map(({ text }) => text),
  ]
  return { texts, cards: authors.map(({ card }) => card) }
}
