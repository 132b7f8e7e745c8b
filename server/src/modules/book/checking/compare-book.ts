/**
 * Compares the Book with the ledger, question by question, and with the cards of rumours: a step without its entry, or
 * an entry without its step, is a fault of the software, and the region hears of it before a stranger does.
 */
import { Unreadable } from '@veche/book/bytes/unreadable.ts'
import { readEntry } from '@veche/book/entry/read-entry.ts'
import { type BookContext, entryOfChange, readAtWholeBook } from '../writing/index.ts'
import { insertCheck, listRumoursTwiceTold, listTwiceTold, type TwiceTold } from './checking.repository.ts'
import { differingMembers } from './domain/differing-members.ts'

export type BookDifference = { question: number; members: string[] } | { rumour: number; members: string[] }
export type BookComparison = {
  size: number
  questions: number
  rumours: number
  differences: number
  examples: BookDifference[]
}

const BATCH = 1000
const MOST_EXAMPLES = 20

/** Null while the Book has not begun. */
export async function compareBook(context: BookContext): Promise<BookComparison | null> {
  const found: BookComparison = { size: 0, questions: 0, rumours: 0, differences: 0, examples: [] }
  for (let after = 0; ; ) {
    const { size, value: rows } = await readAtWholeBook(context, (tx) => listTwiceTold(tx, after, BATCH))
    found.size = size
    found.questions += rows.length
    addDifferences(
      found,
      rows.flatMap((row) => membersOf(row, 'noted').map((members) => ({ question: row.id, members }))),
    )
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) break
    after = last.id
  }
  const { value: rumours } = await readAtWholeBook(context, (tx) => listRumoursTwiceTold(tx))
  found.rumours = rumours.length
  addDifferences(
    found,
    rumours.flatMap((row) => membersOf(row, kindOf(row)).map((members) => ({ rumour: row.id, members }))),
  )
  return found
}

function addDifferences(found: BookComparison, different: readonly BookDifference[]): void {
  found.differences += different.length
  found.examples.push(...different.slice(0, MOST_EXAMPLES - found.examples.length))
}

function kindOf({ facts: { kind } }: TwiceTold): string {
  return typeof kind === 'string' ? kind : ''
}

/** One list of the members that differ; none where nothing does. */
function membersOf({ id, facts, bytes }: TwiceTold, kind: string): string[][] {
  if (!bytes) return [['entry']]
  try {
    const now = entryOfChange({ id, kind, at: new Date(0), facts }, null)
    const members = differingMembers(readEntry(new Uint8Array(bytes)), now)
    return members.length === 0 ? [] : [members]
  } catch (error) {
    if (error instanceof Unreadable) return [['bytes']]
    throw error
  }
}

/** Each night; what differs is an error in the log, an alarm of the installation, and kept. */
export async function checkBook(context: BookContext): Promise<void> {
  if (context.mayBegin?.() === false) return
  const found = await compareBook(context)
  if (!found) return
  const { examples, ...counts } = found
  await insertCheck(context.db, { at: context.clock(), ...counts, examples: JSON.stringify(examples) })
  if (found.differences > 0) context.log.error({ ...counts, examples }, 'the Book differs from the ledger')
}
