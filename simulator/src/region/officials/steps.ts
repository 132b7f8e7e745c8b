/** Does one thing of one official with one card. Each gives false when somebody was faster or it cannot be done. */
import type { Official } from '../protocol.ts'
import type { Meaning } from '../residents/compose.ts'
import { decideRefusal, isWorkOf } from './answers/choose-reply.ts'
import { decideAgency, decideClosing, decideTriage, findTwin, sourceOf } from './decisions.ts'
import { count, type Office, readCard, run, type Step } from './office.ts'
import { Card, Duplicates, People, Split } from './shapes.ts'

export const triage: Step = async (office, official, item) => {
  const card = await readCard(office, official, item.id)
  if (card?.step !== 'new' || office.expected.has(sourceOf(card)?.text ?? '')) return false
  return sort(office, official, card)
}

/** Cuts what asks of two things, joins what was asked already, accepts or dismisses the rest. */
export async function sort(office: Office, official: Official, card: Card): Promise<boolean> {
  // A part is read by itself, because its message speaks of more.
  const meaning = card.splitFrom ? null : office.meanings.find(sourceOf(card)?.text ?? '')
  const rest = meaning?.alsoAsks
  if (rest && !(await split(office, official, { card, rest }))) return false
  if (!rest && isWork(meaning) && (await join(office, official, { card, meaning }))) return true
  const fresh = rest ? await readCard(office, official, card.id) : card
  if (!fresh) return false
  const knowsTopic = (code: string): boolean => office.directory.topics.some((topic) => topic.code === code)
  const decision = decideTriage(fresh, { meaning, knowsTopic })
  return decision.type !== 'leave' && (await run(office, official, fresh, decision)) !== null
}

function isWork(meaning: Meaning | null): boolean {
  return meaning?.kind === 'complaint' || meaning?.kind === 'danger'
}

export async function split(
  office: Office,
  { token }: Official,
  { card, rest }: { card: Card; rest: string },
): Promise<boolean> {
  const body = { expectedVersion: card.version, parts: [{ text: rest }] }
  const path = `/incidents/${card.id}/split`
  const done = await office.api.call({ token, path, schema: Split, method: 'POST', body })
  return count(office, 'split', done) !== null
}

/** Joins the same trouble at the same address to its work, whose answer the author waits for. */
async function join(
  office: Office,
  official: Official,
  { card, meaning }: { card: Card; meaning: Meaning | null },
): Promise<boolean> {
  const { token } = official
  const path = `/incidents/${card.id}/duplicates`
  const found = count(office, 'read', await office.api.call({ token, path, schema: Duplicates }))
  const twin = found && findTwin(found, { meaning, find: office.meanings.find })
  // What the demo asks does not hang on a visitor's own question, nor is it moved by it.
  if (!twin || (await office.isVisitors(twin))) return false
  return merge(office, official, { into: twin, cards: [card] })
}

type Versioned = { id: string; version: number }

export async function merge(
  office: Office,
  { token }: Official,
  { into, cards }: { into: Versioned; cards: readonly Versioned[] },
): Promise<boolean> {
  const incidents = cards.map(({ id, version }) => ({ id, expectedVersion: version }))
  const body = { expectedVersion: into.version, incidents }
  const path = `/incidents/${into.id}/members`
  const merged = await office.api.call({ token, path, schema: Card, method: 'POST', body })
  return count(office, 'merge', merged) !== null
}

export const distribute: Step = async (office, official, item) => {
  const card = await readCard(office, official, item.id)
  if (!card) return false
  const agencyCode = decideAgency(card, office.directory, office.refusals.get(item.id) ?? [])
  if (!agencyCode) return false
  return (await run(office, official, card, { type: 'assign', agencyCode, comment: '' })) !== null
}

/** Sends back to the dispatcher what is another's, with words and with whose it is, and keeps what is theirs. */
export const giveBack: Step = async (office, official, item) => {
  const card = await readCard(office, official, item.id)
  if (!card?.abilities.return || !card.agencyCode) return false
  const refused = [...(office.refusals.get(item.id) ?? []), card.agencyCode]
  const decided = decideRefusal(card, office, { ...office, refusedBy: refused })
  if (decided === null) return false
  const returned = await run(office, official, card, { type: 'return', ...decided })
  if (returned) office.refusals.set(item.id, refused)
  return returned !== null
}

/** Lets the coordinator name the executor, who takes the work later. */
export const appoint: Step = async (office, official, item) => {
  const card = await readCard(office, official, item.id)
  if (!card?.abilities.assign_person || !card.agencyCode) return false
  const path = `/agencies/${card.agencyCode}/people`
  const staff = count(office, 'read', await office.api.call({ token: official.token, path, schema: People }))
  const executor = staff?.people.find(({ role }) => role === 'executor')
  if (!executor) return false
  const command = { type: 'assign_person', unitCode: null, assigneeId: executor.id }
  // Before the call: the list that shows the name may be read before its answer.
  office.played.appointed.add(item.id)
  return (await run(office, official, card, command)) !== null
}

export const take: Step = async (office, official, item) => {
  const card = await readCard(office, official, item.id)
  return card?.abilities.take === true && (await run(office, official, card, { type: 'take' })) !== null
}

/** Gives back what was sent to the wrong agency, with the right one named, and takes all else. */
export const takeOwn: Step = async (office, official, item) => {
  const card = await readCard(office, official, item.id)
  const isOwn = !card?.agencyCode || isWorkOf(card, card.agencyCode, office)
  return isOwn || !card?.abilities.return ? take(office, official, item) : giveBack(office, official, item)
}

/** Confirms a repeat before the answer is due, as whoever sorts does; few of them are another trouble after all. */
export const confirmRepeat: Step = async (office, official, item) => {
  const card = await readCard(office, official, item.id)
  if (!card?.abilities.confirm_repeat || card.repeat?.isConfirmed !== null) return false
  const isRepeat = office.random.chance(0.85)
  return (await run(office, official, card, { type: 'confirm_repeat', isRepeat })) !== null
}

export const close: Step = async (office, official, item) => {
  const card = await readCard(office, official, item.id)
  if (!card?.abilities.close) return false
  const satisfaction = decideClosing(card, { find: office.meanings.find, now: office.now() })
  if (satisfaction === null) return false
  return (await run(office, official, card, { type: 'close', satisfaction })) !== null
}
