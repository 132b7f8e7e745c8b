import type { Book } from './directory.queries.ts'

type Coded = 'municipalities' | 'schedules' | 'topicGroups' | 'topics' | 'agencies'

/** What a code of the directory is called; null for no code. */
export function useCodeWords(book: Book): (table: Coded, code: unknown) => string | null {
  return (table, code) => {
    if (typeof code !== 'string') return null
    return book[table].find((row) => row.code === code)?.name ?? code
  }
}
