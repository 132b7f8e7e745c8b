/**
 * Plays a burst main: neighbours of several communities write at once; officials answer all with one text, and once
 * more when it is mended.
 */

import { daysInWords } from '../officials/answers/days-in-words.ts'
import { hoursAhead } from '../officials/answers/promising.ts'
import type { Card } from '../officials/shapes.ts'
import { merge } from '../officials/steps.ts'
import { houseOf, somewhere } from './joined.ts'
import { DISPATCHER, type Kit, SceneOver } from './kit.ts'

/** `answeredAfter`: how many reports are gathered before the first word to all. */
type Pace = { reports: number; answeredAfter: number; gapMs: number; mendedAfterMinutes: number }
/** At the opening it has just happened; later it takes its half an hour. */
export const QUICK: Pace = { reports: 16, answeredAfter: 12, gapMs: 250, mendedAfterMinutes: 7 }
export const LIFELIKE: Pace = { reports: 28, answeredAfter: 8, gapMs: 26_000, mendedAfterMinutes: 12 }

const SOON_HOURS = 6
const DECLARED_AFTER = 3

export async function burst(kit: Kit, pace: Pace): Promise<void> {
  const { random, text } = kit
  const accident = random.pick(text.accidents)
  const reports = report(kit, { ...pace, topic: accident.topic, templates: accident.reports })
  const event = await declare(kit, reports)
  const joining = joinAll(kit, { event, reports })
  await kit.takeUp(event)
  await Promise.race([joining, untilGathered(kit, reports, pace.answeredAfter)])
  const promisedAt = hoursAhead(kit.office, SOON_HOURS)
  await kit.answer(event, { kind: 'interim', promisedAt, text: dated(kit, accident.interim, promisedAt) })
  await joining
  await kit.stay(pace.mendedAfterMinutes)
  await kit.answer(event, { kind: 'final', outcome: 'solved', text: dated(kit, accident.done, promisedAt) })
}

function dated({ office }: Kit, text: string, plannedAt: Date): string {
  const { day, plan } = daysInWords(office.now(), office.timeZone, plannedAt, 0)
  return text.replaceAll('{day}', day).replaceAll('{plan}', plan)
}

type Report = { text: string; isTwin: boolean }
type Reports = { written: Report[]; joined: number; isOver: boolean }

/** Neighbours go on writing while the officials are at work already. */
function report(
  kit: Kit,
  { reports, gapMs, topic, templates }: Pace & { topic: string; templates: readonly string[] },
): Reports {
  const { random, invite } = kit
  const code = somewhere(kit)
  const neighbour = kit.homes
    .map(({ municipality }) => municipality.code)
    .find((other) => other !== code && /novgorod|russa|borovichi/u.test(other))
  const at = houseOf(kit, code)
  const state: Reports = { written: [], joined: 0, isOver: false }
  const write = (index: number): void => {
    const place = neighbour && index % 5 === 4 ? neighbour : code
    const [person] = invite(place, 1)
    if (!person) return
    const isTwin = index % 4 === 1
    const house = isTwin ? at.house : String(Number(at.house) + (index % 9))
    const where = place === code ? { ...at, house } : houseOf(kit, place)
    const template = templates[index % templates.length] ?? ''
    const isPrivate = random.chance(0.3)
    const words = kit.say({ template, at: where, person, topicCode: topic, isPrivate })
    state.written.push({ text: words, isTwin: isTwin && place === code })
  }
  void (async () => {
    try {
      for (let index = 0; index < reports && !kit.office.signal.aborted; index += 1) {
        write(index)
        await kit.pause(gapMs * random.between(0.4, 1.6))
      }
    } catch (error) {
      if (!(error instanceof SceneOver)) throw error
    } finally {
      state.isOver = true
    }
  })()
  return state
}

async function untilGathered(kit: Kit, reports: Reports, count: number): Promise<void> {
  while (reports.joined < count && !kit.office.signal.aborted) await kit.pause(1000)
}

async function declare(kit: Kit, reports: Reports): Promise<Card> {
  while (reports.written.length < DECLARED_AFTER && !reports.isOver) await kit.pause(500)
  const first = reports.written.shift()
  if (!first) throw new SceneOver('nobody has reported')
  const accepted = await kit.accept(await kit.find(first.text))
  await kit.act(accepted, DISPATCHER, { type: 'tag', tags: ['авария'] })
  return kit.act(accepted, DISPATCHER, { type: 'declare_event', isMassEvent: true })
}

/** Merges reports of the same house; every other one is a child with its own author and deadline. */
async function joinAll(kit: Kit, { event, reports }: { event: Card; reports: Reports }): Promise<void> {
  let firstTwin: Card | null = null
  while (!reports.isOver || reports.written.length > 0) {
    const next = reports.written.shift()
    if (!next) {
      if (kit.office.signal.aborted) return
      await kit.pause(1000)
      continue
    }
    try {
      const card = await kit.accept(await kit.find(next.text))
      if (next.isTwin && firstTwin) await mergeInto(kit, firstTwin, card)
      else await kit.act(card, DISPATCHER, { type: 'join_event', eventId: event.id })
      if (next.isTwin) firstTwin ??= card
      reports.joined += 1
    } catch (error) {
      // The accident goes on when somebody else took one report.
      if (!(error instanceof SceneOver)) throw error
    }
  }
}

async function mergeInto(kit: Kit, into: Card, card: Card): Promise<void> {
  await kit.play(into, DISPATCHER, async (office, official, fresh) =>
    merge(office, official, { into: fresh, cards: [await kit.read(card)] }),
  )
}
