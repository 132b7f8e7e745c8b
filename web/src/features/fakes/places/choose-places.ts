/** Where a text goes: what is marked by itself, and what a person has changed. Pure. */
import type { FakeResponse } from '@veche/contract/fakes.ts'
import {
  type Card,
  type Carrier,
  canPostTo,
  canSendTo,
  isOwn,
  isRead,
  isWrongAt,
  listByHand,
  type PlacesOf,
  type Sent,
} from './places.ts'

/** By the id of a carrier or a chat. */
export type Marks = ReadonlyMap<string, boolean>
export type Chosen = { carriers: Carrier[]; chats: FakeResponse['chats'] }

/**
 * `marks`: what the person changed. Suggested places are never marked by themselves, nor those that a person has sent
 * without. Of a chat only one is, and none where the person has marked another or the chat has read it already. Once we
 * were wrong, only those that have read it are.
 */
export function choosePlaces(fake: Card, marks: Marks): Chosen {
  return choose(fake, { marks, isCorrection: fake.corrections.length > 0 })
}

type Choosing = { marks: Marks; isCorrection: boolean }

function choose(fake: Pick<Card, PlacesOf>, { marks, isCorrection }: Choosing): Chosen {
  const ready = fake.carriers.filter((carrier) => carrier.state === 'confirmed' && canSendTo(fake, carrier))
  const isPerson = ({ id }: { id: string }) => marks.get(id) === true
  const posts = fake.chats.filter(({ id }) => canPostTo(fake, id))
  const offered = isCorrection ? ready.filter((one) => isWrongAt(fake, one)) : ready
  const byThemselves = new Set<string>(
    offered.filter(({ chatId, isPassedOver }) => chatId === null && !isPassedOver).map(({ id }) => id),
  )
  const chatIds = new Set([...offered.flatMap(({ chatId }) => chatId ?? []), ...posts.map(({ id }) => id)])
  for (const chatId of chatIds) {
    const post = posts.find(({ id }) => id === chatId)
    const inChat = ready.filter((carrier) => carrier.chatId === chatId)
    if (inChat.some(isPerson) || (post && isPerson(post)) || isRead(fake, chatId)) continue
    const mayBe = offered.filter((one) => one.chatId === chatId && (isCorrection || !one.isPassedOver))
    const one = chooseOne(fake, { inChat: mayBe, post: post && isWrongAt(fake, post) ? post : undefined })
    if (one !== null) byThemselves.add(one)
  }
  const isChosen = ({ id }: { id: string }) => marks.get(id) ?? byThemselves.has(id)
  return { carriers: ready.filter(isChosen), chats: posts.filter(isChosen) }
}

export const countPlaces = ({ carriers, chats }: Chosen): number => carriers.length + chats.length

/**
 * Where a correction would go before anybody marks anything: chosen as its text will be, once it is approved. `byHand`:
 * where a person takes it.
 */
export function placesToCorrect(fake: Pick<Card, PlacesOf>): Chosen & { byHand: Carrier[] } {
  const said = fake.texts.findLast(({ decision }) => decision === 'approved')
  if (!said) return { carriers: [], chats: [], byHand: [] }
  const no = Math.max(...fake.texts.map((text) => text.no)) + 1
  const next = { ...fake, texts: [...fake.texts, { ...said, no }] }
  return { ...choose(next, { marks: new Map(), isCorrection: true }), byHand: listByHand(next) }
}

/** The place that has it itself; else the most read message, else the first. */
function chooseOne(
  fake: Sent,
  { inChat, post }: { inChat: readonly Carrier[]; post: { id: string } | undefined },
): string | null {
  if (post && isOwn(fake, { chatId: post.id })) return post.id
  const [best] = inChat.toSorted(
    (one, other) =>
      Number(isOwn(fake, { carrierId: other.id })) - Number(isOwn(fake, { carrierId: one.id })) ||
      (other.views ?? 0) - (one.views ?? 0) ||
      one.writtenAt.localeCompare(other.writtenAt),
  )
  return best?.id ?? null
}

/** Chats that would get more than one message, with how many. */
export function listDoubled({ carriers, chats }: Chosen): { place: string; count: number }[] {
  const all = [
    ...carriers.flatMap(({ chatId, place }) => (chatId === null ? [] : [{ chatId, place }])),
    ...chats.map(({ id, title }) => ({ chatId: id, place: title })),
  ]
  return [...Map.groupBy(all, ({ chatId }) => chatId).values()]
    .filter(({ length }) => length > 1)
    .map((same) => ({ place: same[0]?.place ?? '', count: same.length }))
}
