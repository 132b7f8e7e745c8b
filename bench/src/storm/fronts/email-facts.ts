/**
 * Says what the post's ledger and its mailboxes show. On the way in a letter is known by its bytes, later by its
 * Message-ID.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Letter } from '../../../../simulator/src/email/model.ts'
import { ReadOut } from './email-reading.ts'
import { type ExpectedMessage, eventKey, type NetworkFacts, naturalKey } from './front.ts'
import { reading, readLedgerLines } from './ledger-lines.ts'

const Send = z.object({
  kind: z.literal('smtp'),
  messageId: z.string(),
  text: z.string(),
  effect: z.string(),
  fault: z.string().nullable(),
})

export type EmailLetter = Pick<
  Letter,
  'id' | 'owner' | 'from' | 'subject' | 'messageId' | 'answersId' | 'text' | 'raw'
>
type Sources = { dataDir: string; inbox: readonly EmailLetter[] }

export async function readEmailFacts({ dataDir, inbox }: Sources): Promise<NetworkFacts> {
  const events = new Map(inbox.map((letter) => [letter.id, keyOfBytes(letter)]))
  const deliveries: NetworkFacts['deliveries'] = []
  const sends: NetworkFacts['sends'] = []
  const taken = new Set<string>()
  const readers = [
    // Nobody reports that it has kept a letter, but a reader of the mailbox comes back for it until it has.
    reading(ReadOut, ({ letterId }) => {
      const key = events.get(letterId)
      if (key !== undefined) deliveries.push({ eventKey: key, isAccepted: true })
    }),
    reading(Send, ({ messageId, text, effect, fault }) => {
      const isTaken = effect === 'taken'
      // The mail program of the reader takes a second letter of one id for the same letter.
      const isRepeated = isTaken && taken.has(messageId)
      if (isTaken) taken.add(messageId)
      sends.push({
        ...{ text: text.trim(), externalId: messageId, isAnswerLost: isTaken && fault !== null },
        effect: isRepeated ? 'repeated' : isTaken ? 'created' : 'other',
      })
    }),
  ]
  await readLedgerLines({ dataDir, network: 'email' }, (line) => readers.forEach((read) => void read(line)))
  return {
    events: [...events.values()].map((key) => ({ key, isForUs: true })),
    ...{ deliveries, sends, messages: readMessages(inbox) },
    ...{ takenBack: new Set<string>(), toldOutOfOrder: 0, untoldDeletions: 0 },
  }
}

function keyOfBytes({ owner, raw }: EmailLetter): string {
  const hash = createHash('sha256').update(Buffer.from(raw, 'base64')).digest('hex')
  return eventKey(owner, `sha256:${hash}`)
}

/** The subject belongs to the words of a question, and an answer only repeats it. */
function readMessages(inbox: readonly EmailLetter[]): Map<string, ExpectedMessage> {
  return new Map(
    inbox.map(({ owner, from, subject, messageId, answersId, text }) => {
      const bare = answersId === null ? subject.replace(/^Re: /, '') : ''
      const words = [bare, text.trim()].filter(Boolean).join('\n\n')
      return [naturalKey(owner, `email:${from}`, messageId), { texts: [words], deleted: [false] }]
    }),
  )
}
