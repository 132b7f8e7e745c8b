import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import { listPrivate } from '../writing/index.ts'

export type ReceiptRow = {
  /** Place of the first entry of the question. */
  index: number
  question: number
  /** What opens the commitment; null after erasure. */
  random: Buffer | null
}

/** The first entry of the question that this incident is; null while it is not in the Book. */
export async function findReceipt(db: Db, incidentId: string): Promise<ReceiptRow | null> {
  const { rows } = await sql<ReceiptRow>`
    select entry.index, question.id as question, seal.random
    from counted_question question
    cross join lateral (select index from book_entry where question_id = question.id order by index limit 1) entry
    left join book_seal seal on seal.question_id = question.id
    where question.source = 'incident' and question.source_id = ${incidentId}`.execute(db)
  return rows[0] ?? null
}

/** What the commitment of a question was made of, as far as it is still there; null after erasure. */
export async function openReceipt(db: Db, { question, random }: ReceiptRow): Promise<Opening | null> {
  const [known] = random ? await listPrivate(db, [question]) : []
  return random && known
    ? { random: random.toString('hex'), author: known.author, id: known.id, text: known.text }
    : null
}
export type Opening = { random: string; author: string; id: string; text: string }
