/** Work that walks or stands: refused by everybody up to the arbiter, frozen, moved in time. */
import { decideOtherAgency } from '../officials/decisions.ts'
import { somewhere } from './joined.ts'
import { COORDINATOR, DISPATCHER, type Kit, MODERATOR, SceneOver } from './kit.ts'

const REFUSALS = 3
/** A round of all scenes and a little. */
const STANDS_MINUTES = 30
const DAY_MS = 86_400_000

async function begin(kit: Kit) {
  const { random, text, invite } = kit
  const [person] = invite(somewhere(kit), 1)
  if (!person) throw new SceneOver('nobody is there')
  const { topic, reports } = random.pick(text.plain)
  const card = await kit.ask({ template: random.pick(reports), person, topicCode: topic })
  return kit.accept(card)
}

/** Each body says it is not theirs and points at the next; after that a moderator decides. */
export async function refusedByAll(kit: Kit): Promise<void> {
  const { office, random, text } = kit
  let card = await begin(kit)
  const refused: string[] = []
  for (let time = 1; time <= REFUSALS; time += 1) {
    if (!card.agencyCode) throw new SceneOver('it is given to nobody')
    refused.push(card.agencyCode)
    const proposedAgencyCode = decideOtherAgency(card, office.directory, refused)
    const reason = random.pick(text.reasons.refuse)
    card = await kit.act(card, COORDINATOR, { type: 'return', reason, proposedAgencyCode })
    if (card.flags.needsArbiter) break
    if (!proposedAgencyCode) throw new SceneOver('there is nobody else')
    card = await kit.act(card, DISPATCHER, { type: 'assign', agencyCode: proposedAgencyCode, comment: '' })
  }
  await kit.stay(STANDS_MINUTES)
  const agencyCode = refused[0]
  if (agencyCode) await kit.act(card, MODERATOR, { type: 'assign', agencyCode, comment: 'Решение арбитра' })
}

export async function frozen(kit: Kit): Promise<void> {
  const { random, text } = kit
  const card = await begin(kit)
  await kit.takeUp(card)
  await kit.act(card, MODERATOR, { type: 'freeze', reason: random.pick(text.reasons.freeze) })
  await kit.stay(STANDS_MINUTES)
  await kit.act(card, MODERATOR, { type: 'unfreeze' })
}

export async function laterByDecision(kit: Kit): Promise<void> {
  const { random, text } = kit
  const card = await begin(kit)
  const { deadline } = await kit.takeUp(card)
  if (!deadline) throw new SceneOver('no deadline runs')
  const dueAt = new Date(Date.parse(deadline.dueAt) + DAY_MS).toISOString()
  const reason = random.pick(text.reasons.deadline)
  await kit.act(card, MODERATOR, { type: 'change_deadline', key: deadline.key, dueAt, reason })
  await kit.act(card, DISPATCHER, { type: 'tag', tags: ['подрядчик'] })
  await kit.writeNote(card)
}
