/** How words are asked of an index that knows stems: as they were typed, or by other words for the same too. */
import { type RawBuilder, sql } from 'kysely'
import { widenQuery } from './domain/search/widen-query.ts'

/** As a person writes it: quotes, a minus and «or» mean what they do in other searches. */
export function typedWords(search: string): RawBuilder<unknown> {
  return sql`websearch_to_tsquery('russian'::regconfig, ${search})`
}

/** `wider` is what `widenQuery` gave. */
export function widerWords(wider: string): RawBuilder<unknown> {
  return sql`to_tsquery('russian'::regconfig, ${wider})`
}

/** Of a text, what stands around the words; its beginning where they do not stand. */
export function aroundWords(text: RawBuilder<unknown>, words: RawBuilder<unknown>): RawBuilder<string> {
  return sql`ts_headline('russian'::regconfig, ${text}, ${words},
    'StartSel="", StopSel="", MaxWords=22, MinWords=12, ShortWord=0')`
}

/** One or the other. */
export function anyWords(search: string): RawBuilder<unknown> {
  const wider = widenQuery(search)?.query
  return wider === undefined ? typedWords(search) : sql`(${typedWords(search)} || ${widerWords(wider)})`
}
