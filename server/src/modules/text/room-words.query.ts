/** Words of a search in a room, in SQL: where each begins a word of the text, else where the titles are spelt nearly so. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { mayBeSlip, nearlyMeant, roomQuery } from './domain/search/held-words.ts'

/** `isNearly`: nothing begins with the words, so titles count whose words differ by one slip of the hand. */
type RoomWords = { search: string; isNearly: boolean }
type Searched = {
  /** The text as it is indexed. */
  indexed: RawBuilder<unknown>
  title: RawBuilder<unknown>
}

/** Each begins a word of the text, in either layout or in Latin letters. */
export function roomWords(search: string): RawBuilder<unknown> {
  return sql`to_tsquery('russian'::regconfig, ${roomQuery(search) ?? ''})`
}

export function hasRoomWords(
  { indexed, title }: Searched,
  { search, isNearly }: RoomWords,
): RawBuilder<SqlBool> {
  if (!isNearly) return sql`${indexed} @@ ${roomWords(search)}`
  const plain = sql`translate(lower(${title}), 'ё', 'е')`
  const words = nearlyMeant(search).map((pattern) => sql`${plain} ~ ${`\\m(?:${pattern})`}`)
  return words.length === 0 ? sql`false` : sql`(${sql.join(words, sql` and `)})`
}

type Listing<Row> = {
  search: string | undefined
  /** A guess fills one page, and is not gone on with. */
  isFirst: boolean
  list: (isNearly: boolean) => Promise<Row[]>
}

/** Rows that have the words, else rows whose titles are spelt nearly so. */
export async function listByWords<Row>({
  search = '',
  isFirst,
  list,
}: Listing<Row>): Promise<{ rows: Row[]; isNearly: boolean }> {
  const rows = await list(false)
  if (rows.length > 0 || !isFirst || !mayBeSlip(search)) return { rows, isNearly: false }
  return { rows: await list(true), isNearly: true }
}
