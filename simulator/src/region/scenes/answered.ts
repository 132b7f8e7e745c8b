/**
 * Plays what comes after an answer: promises, dissatisfied authors, an end by two people, a delivery nobody is sure
 * of.
 */

import { daysAhead, hoursAhead } from '../officials/answers/promising.ts'
import { quietly, somewhere } from './joined.ts'
import { DISPATCHER, type Kit, MODERATOR, SceneOver, type Words } from './kit.ts'

/** A round of all scenes and a little. */
const STANDS_MINUTES = 30
/** Is longer than the promise. */
const FORGOTTEN_MINUTES = 110
/** The product looks again and again. */
const READING = { method: 'messages.getByConversationMessageId', next: 60 }

async function begin(kit: Kit, more: Partial<Words> = {}) {
  const { random, text, invite } = kit
  const [person] = invite(somewhere(kit), 1)
  if (!person) throw new SceneOver('nobody is there')
  const { topic, reports } = random.pick(text.plain)
  const card = await kit.ask({ template: random.pick(reports), person, topicCode: topic, ...more })
  await kit.accept(card)
  return { card, person }
}

/** The work is postponed until a day that was named, and then done. */
export async function promised(kit: Kit): Promise<void> {
  const { card } = await begin(kit, { willBe: 'satisfied' })
  const promisedAt = daysAhead(kit.office, 4)
  await kit.answer(card, { kind: 'interim', promisedAt })
  await kit.stay(12)
  await kit.answer(card, { kind: 'final', outcome: 'solved' })
}

/** A promise is moved by another one before it ran out. */
export async function promisedAgain(kit: Kit): Promise<void> {
  const { card } = await begin(kit)
  const first = daysAhead(kit.office, 2)
  await kit.answer(card, { kind: 'interim', promisedAt: first })
  await kit.stay(1)
  await kit.answer(card, { kind: 'interim', promisedAt: daysAhead(kit.office, 6) })
  await kit.stay(12)
}

/** Something is promised for an hour or two from now and forgotten. */
export async function promisedInVain(kit: Kit): Promise<void> {
  const { card } = await begin(kit, { willBe: 'dissatisfied' })
  const promisedAt = hoursAhead(kit.office, 1)
  await kit.answer(card, { kind: 'interim', promisedAt })
  await kit.stay(FORGOTTEN_MINUTES)
  await kit.answer(card, { kind: 'final', outcome: 'not_solved' })
}

/** «Нет, отписка»: the work begins again, with a second deadline. */
export async function dissatisfied(kit: Kit): Promise<void> {
  const { card } = await begin(kit, { willBe: 'dissatisfied' })
  await kit.answer(card, { kind: 'final', outcome: 'explained' })
  await untilReopened(kit, card)
  await kit.stay(8)
}

async function untilReopened(kit: Kit, card: { id: string }): Promise<void> {
  for (let look = 0; look < 90 && !kit.office.signal.aborted; look += 1) {
    if ((await kit.read(card)).step === 'in_progress') return
    await kit.pause(1500)
  }
  throw new SceneOver('the author said nothing')
}

/** The author only abuses after a full answer; one moderator proposes to end the talk, another person decides. */
export async function futile(kit: Kit): Promise<void> {
  const { random, text, stage } = kit
  const { card, person } = await begin(kit, { isPrivate: true, willBe: 'silent' })
  await kit.answer(card, { kind: 'final', outcome: 'explained' })
  const common = { person, meaning: { kind: 'dissatisfied', topicCode: null } } as const
  stage.perform({ type: 'message', key: kit.nextKey(), text: random.pick(text.anger), ...common })
  await untilReopened(kit, card)
  await kit.act(card, MODERATOR, { type: 'read_follow_ups' })
  await kit.act(card, MODERATOR, { type: 'propose_futile', reason: random.pick(text.reasons.futile) })
  await kit.stay(STANDS_MINUTES)
  const isAgreed = random.chance(0.6)
  await kit.act(card, DISPATCHER, { type: isAgreed ? 'confirm_futile' : 'withdraw_futile' })
}

/** News after the answer goes to the author again. */
export async function supplemented(kit: Kit): Promise<void> {
  const { random, text } = kit
  const { card } = await begin(kit, { willBe: 'silent' })
  await kit.answer(card, { kind: 'final', outcome: 'explained' })
  await kit.stay(1)
  const reason = random.pick(text.reasons.supplement)
  await kit.act(card, MODERATOR, { type: 'supplement', reason })
  await kit.answer(card, { kind: 'final', outcome: 'solved' })
}

/**
 * The connection broke while the answer went to a chat, the second try was refused, and so is reading the chat, so
 * nobody can tell whether the answer stands there.
 */
export async function doubtful(kit: Kit): Promise<void> {
  const { random, text, invite, control, homeOf, office } = kit
  // The troubles below must strike this very answer.
  const code = quietly(kit)
  const [person, neighbour] = invite(code, 2)
  if (!person || !neighbour) return
  const { topic, reports } = random.pick(text.chat)
  const groupId = kit.stage.groupOf(code)
  const { municipality } = homeOf(code)
  const title = `Чат соседей, ${municipality.shortName}`
  const { peerId } = control.createChat({ groupId, title, residentIds: [person.id, neighbour.id] })
  const words = kit.compose({ template: random.pick(reports), person })
  office.meanings.remember(words, { kind: 'complaint', topicCode: topic })
  control.writeInChat({ groupId, peerId, residentId: person.id, text: words })
  const card = await kit.find(words)
  await kit.accept(card)
  const rule = { method: 'messages.send', groupId, next: 1 }
  const troubles = [
    { kind: 'drop' as const, when: 'before' as const, ...rule },
    { kind: 'error' as const, code: 15, ...rule },
    { kind: 'error' as const, code: 15, ...rule, ...READING },
  ]
  control.addFaults({ faults: troubles })
  await kit.answer(card, { kind: 'final', outcome: 'explained' })
  await kit.stay(STANDS_MINUTES)
  await kit.resolveDelivery(card)
}
