/**
 * Months of a region's life in minutes, as officials and residents live it: questions come through the webhook,
 * steps through the API, answers through the outbox. Each incident goes its own way; the dice are repeatable.
 */
import { MINUTE_MS } from '@veche/contract/durations.ts'
import type { Step } from '@veche/contract/incidents.ts'
import type { Actor } from '../../src/modules/access/index.ts'
import { type Desk, writeWithoutWaiting } from '../desk.ts'
import { buildActor, saveChannel } from '../factories.ts'
import { fakeBody } from '../networks/fake-connector.ts'
import { createDice, type Dice } from './dice.ts'
import { type Chance, ENDED, nextAct, type Official, type Walker } from './next-act.ts'
import { askQuestion, type Place, type Told, writeSomething } from './residents.ts'

export type RegionLife = {
  /** Steps that were taken, by name; and how many were refused, as clumsy officials are. */
  taken: Map<string, number>
  refused: number
}

const FIRST_DAY = new Date('2026-02-02T05:00:00Z')
const ROUND_MS = 2 * 3_600_000
/** Questions of one round; so many incidents stand open at once that a round has all kinds of work. */
const ARRIVALS = 25
const TOPICS = 40
const JOBS = [
  'incidents.close_silent',
  'incidents.return_promises',
  'incidents.break_promises',
  'incidents.archive',
]
const TOWNS = ['borovichi', 'valday', 'staraya-russa', 'novgorod-city']

/** `length`: how many questions residents ask. One official at once lives the same life each time. */
export async function liveRegion(
  desk: Desk,
  { length, seed = 7, atOnce = 1 }: { length: number; seed?: number; atOnce?: number },
) {
  await writeWithoutWaiting(desk)
  const dice = createDice(seed)
  const places = await openPlaces(desk)
  const topics = await desk.test.db
    .selectFrom('topic')
    .select(['code', 'groupCode'])
    .orderBy('code')
    // Few, so that authors come back with the same: repeats are part of life.
    .limit(TOPICS)
    .execute()
  const { dispatcher, moderator } = desk.people
  const executor = buildActor({ role: 'coordinator', name: 'Ёлкина Вера' })
  const facts = { dice, topics, towns: TOWNS, atOnce, officials: { dispatcher, moderator, executor } }
  const life: RegionLife = { taken: new Map(), refused: 0 }
  desk.test.clock.now = FIRST_DAY
  let asked = 0
  for (;;) {
    const coming = Math.min(ARRIVALS, length - asked)
    for (let count = 0; count < coming; count += 1)
      await deliver(desk, askQuestion(dice.pick(places), dice, asked + count))
    asked += coming
    await desk.work()
    await takeSteps(desk, { ...facts, now: desk.test.clock.now }, life)
    // In the middle of a day: something of everything is not done yet.
    if (asked === length) return life
    await desk.send()
    await hearResidents(desk, places, dice)
    for (const job of JOBS) await desk.runJob(job)
    desk.passMs(ROUND_MS + dice.roll(60 * MINUTE_MS))
  }
}

async function openPlaces({ test, channel }: Desk): Promise<Place[]> {
  const own = { path: channel.path, secret: channel.secret }
  const others = await Promise.all(
    TOWNS.slice(1).map((municipalityCode) => saveChannel(test.context, { municipalityCode })),
  )
  test.product.channels.forget()
  return [own, ...others]
}

async function deliver({ test }: Desk, { place, event }: Told): Promise<void> {
  const response = await test.app.inject({
    method: 'POST',
    url: `/in/vk/${place.path}`,
    headers: { 'x-secret': place.secret, 'content-type': 'application/json' },
    payload: fakeBody([{ ...event, at: test.clock.now.toISOString() }]),
  })
  if (response.statusCode !== 200) throw new Error(`A question was not taken: ${response.statusCode}`)
}

type Facts = Chance & { atOnce: number; officials: Record<Official, Actor> }

/** Everybody's open work moves by a step, a few of those that ended too. */
async function takeSteps(desk: Desk, facts: Facts, life: RegionLife): Promise<void> {
  const waiting = await listWalkers(desk)
  const queue = waiting.map((walker, index) => ({ walker, act: nextAct(walker, facts, waiting[index + 1]) }))
  const take = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (!next.act) continue
      desk.passMs(facts.dice.roll(2 * MINUTE_MS))
      const { name, by, method, path, body } = next.act
      const url = `/incidents/${next.walker.id}/${path}`
      const response = await desk.test.as(facts.officials[by])[method](url, body)
      if (response.statusCode >= 500) throw new Error(`${name}: ${response.statusCode} ${response.body}`)
      if (response.statusCode >= 400) life.refused += 1
      else life.taken.set(name, (life.taken.get(name) ?? 0) + 1)
    }
  }
  await Promise.all(Array.from({ length: facts.atOnce }, take))
}

async function listWalkers({ test: { db } }: Desk): Promise<Walker[]> {
  const walkers = db
    .selectFrom('incident')
    .leftJoin('answerVersion', 'answerVersion.incidentId', 'incident.id')
    .select(['incident.id', 'incident.step', 'incident.version', 'isFrozen', 'hasUnreadFollowUp'])
    .select(['memberCount', 'closeProposedBy'])
    .select(({ fn, val }) => fn.coalesce(fn.max('answerVersion.versionNo'), val(0)).as('versionNo'))
    .groupBy('incident.id')
  const open = await walkers.where('incident.step', 'not in', ENDED).orderBy('incident.number').execute()
  const ended = await walkers
    .where('incident.step', 'in', ['done', 'dismissed'] satisfies Step[])
    .orderBy('incident.updatedAt', 'desc')
    .orderBy('incident.number')
    .limit(ARRIVALS)
    .execute()
  return [...open, ...ended]
}

/** Those who were answered say whether it helped; some delete or mend what they wrote. */
async function hearResidents(desk: Desk, places: readonly Place[], dice: Dice): Promise<void> {
  const rows = await desk.test.db
    .selectFrom('incident')
    .innerJoin('message', 'message.id', 'incident.sourceMessageId')
    .innerJoin('channel', 'channel.id', 'incident.channelId')
    .innerJoin('author', 'author.id', 'incident.authorId')
    .select(['incident.step', 'channel.webhookPath', 'author.externalId as author', 'message.surface'])
    .select(['message.externalId as thread', 'message.text'])
    .where('incident.step', 'not in', ['archived', 'dismissed'])
    .orderBy('incident.updatedAt', 'desc')
    .orderBy('incident.number')
    .limit(3 * ARRIVALS)
    .execute()
  for (const row of rows) {
    const place = places.find(({ path }) => path === row.webhookPath)
    const event = place ? writeSomething(row, dice) : null
    if (place && event) await deliver(desk, { place, event })
  }
  await desk.work()
}
