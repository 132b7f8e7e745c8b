/** Conditions that the journal and the trail of one question share; both have the columns of the journal. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'

export type SoughtWords = {
  words: string
  /** Ids of things that are called so, by their type; accounts are found by the statement itself. */
  objects: ReadonlyMap<string, readonly string[]>
  /** Codes that the page says in such words, by the field of details they stand in. */
  codes: ReadonlyMap<string, readonly string[]>
}

/** Keeps entries about something that is called so, and those whose details hold the words or a code said in them. */
export function holdsWords({ words, objects, codes }: SoughtWords): RawBuilder<SqlBool> {
  const conditions = [
    sql<SqlBool>`object_type = 'user' and object_id in (${accountsNamed(words)})`,
    ...[...objects].map(
      ([type, ids]) => sql<SqlBool>`object_type = ${type} and object_id = any(${[...ids]}::text[])`,
    ),
    ...[...codes].map(([field, said]) => sql<SqlBool>`details -> ${field}::text ?| ${[...said]}::text[]`),
    sql<SqlBool>`details @? ${pathTo(words)}::jsonpath`,
  ]
  return sql`(${sql.join(conditions, sql` or `)})`
}

/**
 * Any text in the details, however deep, case aside; the words are no pattern. Reading each value as a row instead takes
 * twice the time over a long journal.
 */
function pathTo(words: string): string {
  return `strict $.** ? (@ like_regex ${JSON.stringify(words)} flag "iq")`
}

/** Ids of accounts by a part of the name or of the e-mail. */
export function accountsNamed(words: string): RawBuilder<string> {
  return sql`select id from app_user where name ilike ${contains(words)} or email ilike ${contains(words)}`
}

export function contains(words: string): string {
  return `%${escapeLike(words)}%`
}

export function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&')
}
