/** Plays work that walks or stands: refused by everybody up to the arbiter, frozen, moved in time. */
import { DAY_MS } from '../../lib/durations.ts'
import { somewhere } from './joined.ts'
import { COORDINATOR, DISPATCHER, type Kit, MODERATOR, SceneOver } from './kit.ts'

/** A round of all scenes and a little. */
const STANDS_MINUTES = 30

async function begin(kit: Kit, group = '') {
  const { random, text, invite } = kit
  const [person] = invite(somewhere(kit), 1)
  if (!person) throw new SceneOver('nobody is there')
  const { topic, reports } = random.pick(text.plain.filter((one) => one.topic.startsWith(group)))
  const card = await kit.ask({ template: random.pick(reports), person, topicCode: topic })
  return kit.accept(card)
}

/** Three agencies dispute a road, and each says whose it is instead; after the last one a moderator decides. */
export async function refusedByAll(kit: Kit): Promise<void> {
  const { office, text } = kit
  let card = await begin(kit, 'roads.potholes')
  const first = card.agencyCode
  for (const { to, text: reason } of text.reasons.refuse) {
    if (!card.agencyCode) throw new SceneOver('it is given to nobody')
    const proposedAgencyCode = office.directory.agencies.find(({ code }) => code === to)?.code ?? null
    card = await kit.act(card, COORDINATOR, { type: 'return', reason, proposedAgencyCode })
    if (card.flags.needsArbiter || !proposedAgencyCode) break
    card = await kit.act(card, DISPATCHER, { type: 'assign', agencyCode: proposedAgencyCode, comment: '' })
  }
  await kit.stay(STANDS_MINUTES)
  if (first) await kit.act(card, MODERATOR, { type: 'assign', agencyCode: first, comment: 'Решение арбитра' })
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
