/**
 * Whose eyes a statement reads with. Row level security of PostgreSQL compares it with the scope of each row, so that
 * a query which forgot to ask about rights still shows no rows of others (migration 0145).
 *
 * Work of the product itself – workers, sign-in, public pages – sees all. A request of a person is given the person's
 * reader once, behind sign-in. What such a request has to do beyond the person's scope goes through `beyondScope`.
 */
import { AsyncLocalStorage } from 'node:async_hooks'

/** The settings of a session that the policies read, each an array of marks as PostgreSQL writes it. */
export const READER_SETTING = 'veche.reader'
export const READER_WORK_SETTING = 'veche.reader_work'
export const READER_BESIDE_SETTING = 'veche.reader_beside'
export type Reader = {
  /** What is shown whatever step it stands at. */
  marks: string
  /** What is shown only as work. */
  workMarks: string
  /** What is shown of chats, broadcasts and rumours, each with a letter of its own before the mark. */
  beside: string
}
/** The reader of the product, and of people to whom every row is shown anyway. */
export const ALL: Reader = { marks: '{r}', workMarks: '{}', beside: '{}' }

export type Reading = {
  reader: Reader
  /** A request that changes something: see `readerOfTransaction`. */
  isChanging: boolean
  /** Statements outside of transactions may be asked of the replica: see `database/replica`. */
  isOfReplica?: boolean
  /** The answer has been sent. Whatever reads after it does so for somebody else: see `isReadingOver`. */
  isOver?: boolean
}

const readings = new AsyncLocalStorage<Reading | null>()

/** Everything that the work awaits reads as this reader. */
export function readAs<Result>(reading: Reading, work: () => Result): Result {
  return readings.run(reading, work)
}

/** The one door out of a person's scope, for what the person is never shown. The reason is for whoever reads the code. */
export function beyondScope<Result>(_reason: string, work: () => Result): Result {
  return readings.run(null, work)
}

/**
 * A timer or a batch that a request has begun carries its reader, although it works for others too. By the answer of that
 * request it is found: work that outlives a request goes through `beyondScope`.
 */
export function isReadingOver(): boolean {
  return readings.getStore()?.isOver ?? false
}

export function readerNow(): Reader {
  return readings.getStore()?.reader ?? ALL
}

/** What goes beyond the scope of a person, and all work of the product itself, is read from the primary. */
export function readsFromReplica(): boolean {
  return readings.getStore()?.isOfReplica ?? false
}

/**
 * A transaction of a request that changes something is a use case: it locks its row, asks the policy of the step, and
 * triggers then write ledgers, counts and search, which need the rows of all. So it sees all.
 */
export function readerOfTransaction(): Reader {
  return readings.getStore()?.isChanging ? ALL : readerNow()
}
