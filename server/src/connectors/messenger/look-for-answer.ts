/** Reading a conversation back after an uncertain send: is our answer there? Says `unknown` rather than guess. */
import { ConnectorError, type ConnectorFailure, type Reconciliation } from '../connector.ts'

export const UNKNOWN: Reconciliation = { state: 'unknown' }
/** Looked through at most; more words than that have been said since nobody knows when. */
const MOST_PAGES = 5
/** Of a right we do not have: the network stays mute. A failure of the moment is the job's to repeat. */
const MUTE: readonly ConnectorFailure[] = ['refused', 'token_revoked', 'unreadable']

type Look<Shown> = {
  /** Of the conversation, newest first. */
  pages: AsyncIterable<Shown[]>
  /** The id of what we have sent; null for other words. */
  ownIdOf: (shown: Shown) => string | null
  isAnswered: (shown: Shown) => boolean
  /** All that is there was read and it is not among it. */
  otherwise: Reconciliation
}

export async function lookForAnswer<Shown>(look: Look<Shown>): Promise<Reconciliation> {
  try {
    return await lookThrough(look)
  } catch (error) {
    if (error instanceof ConnectorError && MUTE.includes(error.reason)) return UNKNOWN
    throw error
  }
}

async function lookThrough<Shown>({ pages, ownIdOf, isAnswered, otherwise }: Look<Shown>) {
  let read = 0
  for await (const shown of pages) {
    for (const item of shown) {
      const externalId = ownIdOf(item)
      if (externalId !== null) return { state: 'sent', externalId } as const
    }
    // Past the words we were answering there can be no answer to them.
    if (shown.some(isAnswered)) return { state: 'not_sent' } as const
    read += 1
    if (read >= MOST_PAGES) return UNKNOWN
  }
  return otherwise
}
