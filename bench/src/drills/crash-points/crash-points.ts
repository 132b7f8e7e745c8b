import { setTimeout as sleep } from 'node:timers/promises'
import { IncidentResponse } from '@veche/contract/incidents.ts'
import { readApi } from '../../lib/api-client.ts'
import { createRandom, type Random } from '../../lib/random.ts'
import { checkWhenQuiet } from '../../storm/checks/check-when-quiet.ts'
import { createDeciding } from '../../storm/doubts.ts'
import { createRoad, type Road } from '../../storm/road.ts'
import { createJudge, type Drill } from '../drill.ts'
import { type CrashStage, openCrashStage } from './stage.ts'

/** Questions that are followed to their end before the first death, so that the points are known. */
const FOLLOWED = 6
/** What stands by a rare turn of a question, or by a clock, is waited for no longer than this many questions. */
const ASKED_AGAIN = 3
/** Far longer than a question takes, so that a busy machine is not taken for a question that was lost. */
const QUESTION_MS = 300_000
const LOOK_MS = 50

/**
 * The process dies at each point that a question meets on its way from the network to its closing, one after another;
 * points that only a recovery meets come after them.
 */
export const crashPoints: Drill = {
  id: 'R4',
  about: 'a crash at every step of a question',
  ...{ unit: 'points at most', full: 2000, quick: 4 },
  async run({ seed, size }) {
    const stage = await openCrashStage(seed)
    const stop = new AbortController()
    try {
      const { product, tokens, front } = stage
      const deciding = createDeciding(product.url, { token: tokens.moderator, fronts: [front] })
      const decided = deciding.run(stop.signal)
      const { deaths, passed, points, stuck } = await dieEverywhere(stage, createRandom(seed), size)
      const { networks, work } = await checkWhenQuiet(stage, deciding, {
        fronts: [front],
        calm: () => stop.abort(),
        watchers: decided,
      })
      const counts: Record<string, number> = { 'points met': points, deaths, 'not met again': passed }
      const judge = createJudge(counts)
      judge.exactly('questions that came to no end', stuck, 0)
      judge.exactly('points left out', Math.min(points, size) - deaths - passed, 0)
      judge.exactly('restarts that nobody asked for', product.unexpectedExits() - deaths, 0)
      for (const part of [...networks, work])
        for (const { name, looked, violations } of part.invariants) {
          counts[name] = looked
          if (violations.length > 0) judge.broken.push(`${name}: ${violations.length} (${violations[0]})`)
        }
      return { counts, broken: judge.broken }
    } finally {
      stop.abort()
      await stage.close()
    }
  },
}

async function dieEverywhere(stage: CrashStage, random: Random, size: number) {
  const { product, tokens, front } = stage
  const road = createRoad(product.url, { tokens, channels: front.channels })
  const follow = () => followQuestion(stage, road, random)
  const tally = { deaths: 0, passed: 0, points: 0, stuck: 0 }
  for (let first = 0; first < FOLLOWED; first += 1) if (!(await follow())) tally.stuck += 1
  const queue = stage.takeMet()
  tally.points = queue.length
  while (queue.length > 0 && tally.deaths + tally.passed < size) {
    // By lot, so that a run that ends early has met all kinds of points.
    const [point = ''] = queue.splice(random.integer(0, queue.length - 1), 1)
    const exits = product.unexpectedExits()
    await stage.arm(point)
    const isDead = () => product.unexpectedExits() > exits
    for (let asked = 0; asked < ASKED_AGAIN && !isDead(); asked += 1) if (!(await follow())) tally.stuck += 1
    if (isDead()) {
      tally.deaths += 1
      await stage.untilBack()
    } else tally.passed += 1
    const fresh = stage.takeMet()
    queue.push(...fresh)
    tally.points += fresh.length
    if ((tally.deaths + tally.passed) % 20 === 0)
      console.log(`deaths ${tally.deaths}, not met again ${tally.passed}, points ${tally.points}`)
  }
  return tally
}

/** A resident writes, officials answer, the answer is published, the question is closed; false when that has no end. */
async function followQuestion(
  { product, tokens, front }: CrashStage,
  road: Road,
  random: Random,
): Promise<boolean> {
  const signal = AbortSignal.timeout(QUESTION_MS)
  while (!signal.aborted) {
    front.act(random)
    await sleep(LOOK_MS)
    const id = await road.nextIncident()
    if (id === null || !(await road.carry(id, signal))) continue
    while (!signal.aborted) {
      const card = await readApi(`${product.url}/api/incidents/${id}`, tokens.moderator, IncidentResponse)
      // A resident may have taken the question back, and then its network refuses the answer.
      if (card?.step === 'done' || card?.step === 'dismissed' || card?.flags.hasFailedDelivery) return true
      if (card?.step === 'awaiting_author')
        await road.send(id, {
          ...{ role: 'dispatcher', path: 'commands' },
          body: { type: 'close', satisfaction: 'satisfied', expectedVersion: card.version },
        })
      else await sleep(LOOK_MS)
      // Residents change their words meanwhile, and the answer may wait for somebody to read them.
      if (card !== null && card.step !== 'publishing' && card.step !== 'awaiting_author')
        await road.carry(id, signal)
    }
  }
  return false
}
