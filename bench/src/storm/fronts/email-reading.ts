/** Follows the ledger while the storm goes on, to know who looked at which mailbox and what was read out of it. */
import { z } from 'zod'
import type { createEmailEmulator } from '../../../../simulator/src/email/emulator.ts'
import { reading } from './ledger-lines.ts'

/** The emulator keeps a part of its ledger in memory, so it is read more often than that part fills. */
const EVERY_MS = 1000
const PAGE = 10_000

/** Only after a look that left a cursor does the product wait for news. */
const Waiting = z.object({ kind: z.literal('imap'), address: z.string(), command: z.literal('IDLE') })
export const ReadOut = z.object({ kind: z.literal('read_out'), letterId: z.number() })

export type MailReading = {
  countLookedAt: () => number
  countUnread: (letters: readonly { id: number }[]) => number
  stop: () => void
}

export function createMailReading({
  readLedger,
}: Pick<ReturnType<typeof createEmailEmulator>['control'], 'readLedger'>): MailReading {
  const lookedAt = new Set<string>()
  const readOut = new Set<number>()
  const readers = [
    reading(Waiting, ({ address }) => void lookedAt.add(address)),
    reading(ReadOut, ({ letterId }) => void readOut.add(letterId)),
  ]
  let since = 0
  function follow(): void {
    for (let isMore = true; isMore; ) {
      const { entries, lastSeq } = readLedger({ since, limit: PAGE })
      for (const entry of entries) for (const read of readers) read(entry)
      since = entries.at(-1)?.seq ?? since
      isMore = entries.length > 0 && since < lastSeq
    }
  }
  const following = setInterval(follow, EVERY_MS)
  return {
    countLookedAt() {
      follow()
      return lookedAt.size
    },
    countUnread(letters) {
      follow()
      return letters.filter(({ id }) => !readOut.has(id)).length
    },
    stop: () => clearInterval(following),
  }
}
