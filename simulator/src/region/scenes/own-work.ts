/**
 * Plays work of the one agency whose people may sign in: whoever does finds what waits for them, and nobody else
 * moves it.
 */
import { HOUR_MS } from '../../lib/durations.ts'
import { writeWeakAnswer } from '../officials/answers/answer-text.ts'
import { answerAs, sendBack } from '../officials/answers/answering.ts'
import { daysAhead, hoursAhead } from '../officials/answers/promising.ts'
import { OWN_AGENCY, OWN_PLACE } from '../officials/own-agency.ts'
import type { Card } from '../officials/shapes.ts'
import { appoint } from '../officials/steps.ts'
import { hourIn } from '../residents/rhythm.ts'
import { COORDINATOR, EXECUTOR, type Kit, MODERATOR, SceneOver } from './kit.ts'

const STANDS_MINUTES = 30

type Carry = (kit: Kit, card: Card) => Promise<unknown>

const takeUp: Carry = (kit, card) => kit.takeUp(card)

/** Leaves work to the executor: what came back, what was named to them, what is due today, what nobody has taken. */
export const ownWork = (kit: Kit): Promise<void> =>
  leave(kit, [
    dueToday,
    returned,
    (_kit, card) => kit.play(card, COORDINATOR, appoint),
    takeUp,
    async () => undefined,
    async () => undefined,
  ])

/** Leaves to the moderator what is written and waits to be read by somebody else. */
export const ownApprovals = (kit: Kit): Promise<void> => leave(kit, [submitted, submitted, submitted])

/** Leaves to the head what is promised for an hour or two from now; nobody here will keep it. */
export const ownLate = (kit: Kit): Promise<void> => leave(kit, [slipped, slipped])

async function leave(kit: Kit, cases: readonly Carry[]): Promise<void> {
  const { invite, homes, text, random } = kit
  if (!homes.some(({ municipality }) => municipality.code === OWN_PLACE)) return
  const waiting = [...cases]
  for (const person of invite(OWN_PLACE, cases.length * 2)) {
    const carry = waiting[0]
    if (!carry) break
    const { topic, reports } = random.pick(text.plain)
    const asked = await kit.ask({ template: random.pick(reports), person, topicCode: topic })
    const card = await kit.accept(asked)
    // Some topics are another agency's there.
    if (card.agencyCode !== OWN_AGENCY) continue
    waiting.shift()
    await carry(kit, card)
  }
  await kit.stay(STANDS_MINUTES)
}

/** Sends a stock phrase back with a remark. */
async function returned(kit: Kit, card: Card): Promise<void> {
  await kit.takeUp(card)
  const text = writeWeakAnswer(kit.office)
  const plan = { kind: 'final', text, outcome: 'explained', promisedAt: null } as const
  await kit.play(card, EXECUTOR, (office, official, item) => answerAs(office, official, { item, plan }))
  await kit.play(card, MODERATOR, sendBack)
}

async function submitted(kit: Kit, card: Card): Promise<void> {
  await kit.takeUp(card)
  const promisedAt = daysAhead(kit.office, 4)
  const plan = { kind: 'interim', text: null, outcome: 'explained', promisedAt } as const
  await kit.play(card, EXECUTOR, (office, official, item) => answerAs(office, official, { item, plan }))
}

async function dueToday(kit: Kit, card: Card): Promise<void> {
  const { office, text } = kit
  const { deadline } = await kit.takeUp(card)
  if (!deadline) throw new SceneOver('no deadline runs')
  const now = office.now()
  // The rest of the day may be short, so half of it is left.
  const restMs = (24 - hourIn(office.timeZone, now)) * HOUR_MS - (now.getTime() % HOUR_MS)
  const dueAt = new Date(now.getTime() + Math.min(2 * HOUR_MS, restMs / 2)).toISOString()
  await kit.act(card, MODERATOR, {
    type: 'change_deadline',
    key: deadline.key,
    dueAt,
    reason: text.reasons.today,
  })
}

async function slipped(kit: Kit, card: Card): Promise<void> {
  const promisedAt = hoursAhead(kit.office, 1)
  await kit.answer(card, { kind: 'interim', promisedAt })
}
