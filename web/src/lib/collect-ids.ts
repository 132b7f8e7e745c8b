import { MOST_AT_ONCE } from '@veche/contract/rules/limits.ts'

type Page = { ids: readonly string[]; nextCursor: string | null }

/** Ids over the pages of a list, in its order, no more than one press changes. */
export async function collectIds(read: (cursor: string | null) => Promise<Page>): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | null = null
  do {
    const page: Page = await read(cursor)
    ids.push(...page.ids)
    cursor = page.nextCursor
  } while (cursor !== null && ids.length < MOST_AT_ONCE)
  return ids.slice(0, MOST_AT_ONCE)
}
