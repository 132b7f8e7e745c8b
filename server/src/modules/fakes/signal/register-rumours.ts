/**
 * Takes in messages of a chat that ask about a rumour: each becomes a carrier of a live card, or starts a draft. Called in
 * the transaction that opens the question, by the pipeline or by a person who says that it is a rumour.
 */
import { CLAIM_LIMIT, FULL_TEXT_LIMIT } from '@veche/contract/values/fakes.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { addEvents } from '../../../platform/events/events.ts'
import { listMessages, type StoredMessage } from '../../inbox/index.ts'
import { fakeEvent } from '../card/index.ts'
import { loadLiveCards } from '../matching/index.ts'
import { addMessageCarriers, listHeldMessages } from '../places/index.ts'
import { claimOf } from './domain/claim-of.ts'
import { addFound, findCarried, type IntakeDeps } from './register-fake-carriers.ts'
import { lockHearing } from './signal.repository.ts'
import { startFake } from './start-fake.ts'

export type Rumours = { municipalityCode: string; messageIds: readonly string[] }

export async function registerRumours(
  tx: Tx,
  { municipalityCode, messageIds }: Rumours,
  deps: IntakeDeps,
): Promise<void> {
  await lockHearing(tx)
  const held = await listHeldMessages(tx, messageIds)
  const messages = (await listMessages(tx, messageIds)).filter(({ id }) => !held.has(id))
  messages.sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime())
  for (const message of messages) {
    const cards = await loadLiveCards(tx, deps.suggest)
    const found = await findCarried(tx, [message], { cards, deps, areRumours: true })
    if (found.length > 0) await addFound(tx, found, deps)
    else await startDraft(tx, { message, municipalityCode }, deps)
  }
}

async function startDraft(
  tx: Tx,
  { message, municipalityCode }: { message: StoredMessage; municipalityCode: string },
  deps: IntakeDeps,
): Promise<void> {
  const { text, occurredAt: firstSeenAt } = message
  const [read] = deps.suggest([{ text, facts: { channelMunicipalityCode: municipalityCode } }])
  const fake = await startFake(
    tx,
    {
      ...{ signal: 'chat', createdBy: null, firstSeenAt, municipalityCode },
      claim: claimOf(text, CLAIM_LIMIT),
      fullText: text.slice(0, FULL_TEXT_LIMIT),
      topicCode: read?.topic?.code ?? null,
      isDanger: read?.kind.code === 'danger',
    },
    deps,
  )
  const carrier = {
    fakeId: fake.id,
    message,
    state: 'confirmed',
    foundAs: 'signal',
    score: null,
    by: null,
  } as const
  await addMessageCarriers(tx, [carrier], deps)
  addEvents(tx, [fakeEvent(fake.id, fake)])
}
