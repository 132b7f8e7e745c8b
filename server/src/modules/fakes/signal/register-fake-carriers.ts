/**
 * Every message that comes in is compared with the live cards. Called by the pipeline inside the transaction that
 * stores the messages, after the chats. Other modules get the same messages.
 */
import type { Tx } from '../../../platform/database/db.ts'
import { addEvents } from '../../../platform/events/events.ts'
import { listOfficialAuthors } from '../../chats/index.ts'
import type { Arrival, StoredMessage } from '../../inbox/index.ts'
import type { Suggester } from '../../text/index.ts'
import { type FakeDeps, fakeEvent } from '../card/index.ts'
import { type Found, findCards, type ReadyCard } from '../matching/index.ts'
import { notifyOfRespread } from '../news/index.ts'
import {
  addMessageCarriers,
  type KnownCarrier,
  listCarriersOfMessages,
  listPlaces,
  type MessageCarrier,
  markGone,
  placeKey,
} from '../places/index.ts'

export type IntakeDeps = FakeDeps & { suggest: Suggester }

export async function registerFakeCarriers(
  tx: Tx,
  arrivals: readonly Arrival[],
  cards: readonly ReadyCard[],
  deps: IntakeDeps,
): Promise<void> {
  const said = arrivals.filter(({ message, change }) => change !== 'none' && isOfResident(message))
  if (said.length === 0) return
  const messages = said.map(({ message }) => message)
  const found = await findCarried(tx, messages, { cards, deps })
  const changed = said.filter(({ change }) => change !== 'appeared').map(({ message }) => message)
  await followChanges(tx, { messages: changed, found, cards }, deps)
  await addFound(tx, found, deps)
}

/** Automatic messages and our own carry no rumour. */
export function isOfResident({ direction, automatic }: StoredMessage): boolean {
  return direction === 'in' && (automatic === null || automatic === 'bulk')
}

export type Carried = Found & { message: StoredMessage }

export async function findCarried(
  tx: Tx,
  messages: readonly StoredMessage[],
  {
    cards,
    deps,
    areRumours = false,
  }: { cards: readonly ReadyCard[]; deps: IntakeDeps; areRumours?: boolean },
): Promise<Carried[]> {
  if (cards.length === 0) return []
  const alive = messages.filter(({ sourceState, text }) => sourceState !== 'deleted' && text.trim() !== '')
  const places = new Map((await listPlaces(tx, alive)).map((place) => [placeKey(place), place]))
  const found = alive.flatMap((message) => {
    const around = places.get(placeKey(message))?.municipalityCode ?? null
    const compared = { text: message.text, around, isRumour: areRumours }
    return findCards(cards, compared, deps.suggest).map((one) => ({ ...one, message }))
  })
  const officials = await listOfficialAuthors(
    tx,
    found.flatMap(({ message }) => message.authorId ?? []),
  )
  return found.filter(({ message: { authorId } }) => authorId === null || !officials.has(authorId))
}

export async function addFound(tx: Tx, found: readonly Carried[], deps: FakeDeps): Promise<void> {
  const added = await addMessageCarriers(tx, found.map(toCarrier), deps)
  const byCard = Map.groupBy(added, ({ fakeId }) => fakeId)
  const cards = new Map(found.map(({ card }) => [card.id, card]))
  const touched = [...byCard.keys()].flatMap((id) => cards.get(id) ?? [])
  addEvents(
    tx,
    touched.map((card) => fakeEvent(card.id, card)),
  )
  for (const card of touched) await notifyOfRespread(tx, card, byCard.get(card.id) ?? [], deps)
}

/** A private message must not be answered in public, so it is only suggested until a person confirms it. */
function toCarrier({ card, message, score, state }: Carried): MessageCarrier {
  const isPrivate = message.surface === 'private' || message.surface === 'email' || message.surface === 'form'
  return {
    ...{ fakeId: card.id, message, score, foundAs: 'matched', by: null },
    state: isPrivate ? 'suggested' : state,
  }
}

/**
 * Marks carriers whose text was changed or deleted; their snapshots stay. Cards that are no longer live are not compared,
 * so for them only a deletion counts.
 */
async function followChanges(
  tx: Tx,
  {
    messages,
    found,
    cards,
  }: { messages: readonly StoredMessage[]; found: readonly Carried[]; cards: readonly ReadyCard[] },
  { now }: FakeDeps,
): Promise<void> {
  const known = await listCarriersOfMessages(
    tx,
    messages.map(({ id }) => id),
  )
  if (known.length === 0) return
  const live = new Map(cards.map(({ card }) => [card.id, card]))
  const carried = new Set(found.map(({ card, message }) => `${card.id} ${message.id}`))
  const deleted = new Set(messages.filter(({ sourceState }) => sourceState === 'deleted').map(({ id }) => id))
  const isGone = ({ fakeId, messageId }: KnownCarrier) =>
    deleted.has(messageId) || (live.has(fakeId) && !carried.has(`${fakeId} ${messageId}`))
  const changed = known.filter((carrier) => isGone(carrier) !== (carrier.goneAt !== null))
  const [gone, back] = [changed.filter(isGone), changed.filter((carrier) => !isGone(carrier))]
  await markGone(tx, gone.map(idOf), now)
  await markGone(tx, back.map(idOf), null)
  const touched = [...new Set(changed.map(({ fakeId }) => fakeId))].flatMap((id) => live.get(id) ?? [])
  addEvents(
    tx,
    touched.map((card) => fakeEvent(card.id, card)),
  )
}

function idOf({ id }: KnownCarrier): string {
  return id
}
