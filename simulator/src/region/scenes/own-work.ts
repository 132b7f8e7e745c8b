/** Work of the one body whose people may sign in: whoever does finds what waits for them, nobody else moves it. */
import { writeWeakAnswer } from '../officials/answer-text.ts'
import { answerAs, sendBack } from '../officials/answering.ts'
import type { Card } from '../officials/shapes.ts'
import { appoint } from '../officials/steps.ts'
import { COORDINATOR, EXECUTOR, type Kit, MODERATOR } from './kit.ts'

const PLACE = 'staraya-russa'
const STANDS_MINUTES = 30

type Carry = (kit: Kit, card: Card) => Promise<unknown>

/** From what nobody has taken to what came back. */
const WAITING: readonly Carry[] = [
  returned,
  (kit, card) => kit.play(card, COORDINATOR, appoint),
  (kit, card) => kit.takeUp(card),
  async () => undefined,
  (kit, card) => kit.takeUp(card),
  async () => undefined,
]

export async function ownWork(kit: Kit): Promise<void> {
  const { invite, homes, text, random } = kit
  if (!homes.some(({ municipality }) => municipality.code === PLACE)) return
  const waiting = [...WAITING]
  for (const person of invite(PLACE, WAITING.length * 2)) {
    const carry = waiting[0]
    if (!carry) break
    const { topic, reports } = random.pick(text.plain)
    const asked = await kit.ask({ template: random.pick(reports), person, topicCode: topic })
    const card = await kit.accept(asked)
    // Some topics are another body's there.
    if (!isOwn(kit, card)) continue
    waiting.shift()
    await carry(kit, card)
  }
  await kit.stay(STANDS_MINUTES)
}

function isOwn({ office }: Kit, { agencyCode }: Card): boolean {
  const own = office.directory.agencies.find(
    ({ kind, municipalityCode }) => kind === 'administration' && municipalityCode === PLACE,
  )
  return own !== undefined && own.code === agencyCode
}

/** A stock phrase, sent back with a remark. */
async function returned(kit: Kit, card: Card): Promise<void> {
  await kit.takeUp(card)
  const text = writeWeakAnswer(kit.office)
  const plan = { kind: 'final', text, outcome: 'explained', promisedAt: null } as const
  await kit.play(card, EXECUTOR, (office, official, item) => answerAs(office, official, { item, plan }))
  await kit.play(card, MODERATOR, sendBack)
}
