/** Starts a card by a person: by hand, or from a message in a chat or an incident. */
import type { CreateFakeRequest } from '@veche/contract/fakes.ts'
import { CLAIM_LIMIT, CLAIM_MIN, FULL_TEXT_LIMIT } from '@veche/contract/values/fakes.ts'
import type { z } from 'zod'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { ConflictError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { addEvents } from '../../../platform/events/events.ts'
import type { Actor } from '../../access/index.ts'
import { isSeenInChat } from '../../chats/index.ts'
import { findWords } from '../../inbox/index.ts'
import { authorizeMessage } from '../../incidents/index.ts'
import {
  administrationsOf,
  agencyOfSignal,
  canWithFake,
  type FakesContext,
  fakeEvent,
  journalFake,
} from '../card/index.ts'
import { addCarrier } from '../places/index.ts'
import { assertPlace } from './assert-place.ts'
import { claimOf } from './domain/claim-of.ts'
import { findCardOf, lockHearing } from './signal.repository.ts'
import { startFake } from './start-fake.ts'

type Asked = { request: z.infer<typeof CreateFakeRequest>; actor: Actor }

export async function createFake(
  { db, clock, loadDeps }: Pick<FakesContext, 'db' | 'clock' | 'loadDeps'>,
  { request: { messageId, firstSeenAt, claim: written, ...about }, actor }: Asked,
): Promise<string> {
  const deps = { ...(await loadDeps()), now: clock() }
  assertPlace(about, deps)
  const scope = {
    municipalityCode: about.municipalityCode,
    agencyCode: agencyOfSignal(actor, about.municipalityCode, deps.directory),
  }
  const administrationCodes = administrationsOf(about.municipalityCode, deps.directory)
  const message = messageId === undefined ? null : await readMessage(db, { messageId, actor })
  const seenAt = firstSeenAt === undefined ? message?.occurredAt : new Date(firstSeenAt)
  if (seenAt && seenAt > deps.now) throw new InvalidError('fake.seen_later', { field: 'firstSeenAt' })
  const words = wordsOf(message?.text ?? '', { ...about, claim: written })
  return db.transaction().execute(async (tx) => {
    if (message && written === undefined) await assertUntold(tx, message.id)
    const fake = await startFake(
      tx,
      {
        ...{ ...about, ...scope, ...words, firstSeenAt: seenAt ?? deps.now, createdBy: actor.id },
        responsibleId: canWithFake(actor, 'work', { ...scope, administrationCodes }) ? actor.id : null,
      },
      deps,
    )
    if (message)
      await addCarrier(tx, fake.id, { messageId: message.id, foundAs: 'signal', addedBy: actor.id }, deps)
    await journalFake(tx, { fake, actor, action: 'opened' })
    addEvents(tx, [fakeEvent(fake.id, fake)])
    return fake.id
  })
}

/** The draft values for the form, which a person corrects. */
export async function proposeClaim(
  { db }: Pick<FakesContext, 'db'>,
  asked: { messageId: string; actor: Actor },
): Promise<string> {
  return claimOf((await readMessage(db, asked)).text, CLAIM_LIMIT)
}

/** Fields that the person left empty are filled from the message. */
function wordsOf(
  said: string,
  { claim: written, fullText }: { claim?: string | undefined; fullText: string },
) {
  const claim = written ?? claimOf(said, CLAIM_LIMIT)
  if (claim.length < CLAIM_MIN) throw new InvalidError('fake.no_claim', { field: 'claim' })
  const isWritten = written !== undefined || fullText !== ''
  return { claim, fullText: isWritten ? fullText : said.trim().slice(0, FULL_TEXT_LIMIT) }
}

/** A message that the actor may not see is treated as absent. */
async function readMessage(
  db: Db,
  { messageId, actor }: { messageId: string; actor: Actor },
): Promise<{ id: string; text: string; occurredAt: Date }> {
  const unknown = () => new NotFoundError('fake.no_message', { field: 'messageId' })
  if (!(await isSeenInChat(db, { messageId, actor })))
    await authorizeMessage(db, { messageId, actor, to: 'see' }).catch((error) => {
      throw error instanceof NotFoundError ? unknown() : error
    })
  const message = await findWords(db, messageId)
  if (!message) throw unknown()
  return message
}

/** Two requests for one message give one card. */
async function assertUntold(tx: Tx, messageId: string): Promise<void> {
  await lockHearing(tx)
  const known = await findCardOf(tx, messageId)
  if (known) throw new ConflictError('fake.message_has_card', known)
}
