/** Lives the residents' side of the region: they write in their rhythm and react to what is published to them. */
import type { Control } from '../vk/control.ts'
import { listConnected } from './communities.ts'
import type { Stats } from './protocol.ts'
import { createRandom, type Random } from './random.ts'
import { seasonOf } from './residents/compose.ts'
import type { Home, Person } from './residents/people.ts'
import { type Answered, decideReaction, react, readAnswer } from './residents/reactions.ts'
import { hourIn, nextGapMs } from './residents/rhythm.ts'
import type { Action, Script } from './residents/script.ts'
import type { Stage } from './residents/stage.ts'
import type { Phrasebook } from './texts/phrasebook.ts'
import { pause } from './waiting.ts'

export type Life = {
  control: Control
  phrasebook: Phrasebook
  homes: readonly Home[]
  people: readonly Person[]
  script: Script
  stage: Stage
  stats: Stats
  seed: string
  run: number
  speed: number
  timeZone: string
  now: () => Date
  signal: AbortSignal
  /** How many incidents wait to be sorted, as far as is known. */
  newIncidents: () => number
}

export const OPENING_MESSAGES = 60
const OPENING_GAP_MS = 90
const WAIT_FOR_PRODUCT_MS = 20_000

function play({ script, stage, stats, now }: Life): Action {
  const action = script.next(seasonOf(now().getMonth() + 1))
  if (stage.perform(action)) {
    if (action.type === 'post') stats.posts += 1
    else stats.messages += 1
  }
  return action
}

/** Gives the product a moment to subscribe to the communities' events, because nobody writes into the void. */
export async function waitUntilHeard({
  control,
  homes,
  signal,
}: Pick<Life, 'control' | 'homes' | 'signal'>): Promise<void> {
  for (let waitedMs = 0; waitedMs < WAIT_FOR_PRODUCT_MS && !signal.aborted; waitedMs += 500) {
    if (listConnected(control).size >= homes.length) return
    await pause(500, signal)
  }
}

export async function runResidents(life: Life): Promise<void> {
  const { signal, speed, timeZone, now, newIncidents } = life
  await waitUntilHeard(life)
  if (life.run === 0) {
    // News of every community come first and are not counted.
    for (let written = 0; written < OPENING_MESSAGES && !signal.aborted; ) {
      if (play(life).type === 'post') continue
      written += 1
      await pause(OPENING_GAP_MS, signal)
    }
  }
  const random = createRandom(`${life.seed} rhythm ${life.run}`)
  while (!signal.aborted) {
    const rhythm = { hour: hourIn(timeZone, now()), speed, newIncidents: newIncidents() }
    await pause(nextGapMs(rhythm, random), signal)
    if (!signal.aborted) play(life)
  }
}

const LOOK_MS = 1500
const PAGE = 2000
const READ_WITHIN_MS = [12_000, 50_000] as const

type Reactions = Pick<Life, 'phrasebook' | 'homes' | 'seed' | 'run' | 'speed' | 'stats' | 'signal'> & {
  control: Pick<Control, 'readLedger'>
  stage: Pick<Stage, 'readAnswer' | 'press' | 'react'>
}

export async function runReactions(life: Reactions): Promise<void> {
  const { control, signal, speed, stage, stats } = life
  const random = createRandom(`${life.seed} reactions ${life.run}`)
  const answeredBefore = new Set<string>()
  let since = control.readLedger({ since: 0, limit: 1 }).lastSeq
  while (!signal.aborted) {
    const { entries } = control.readLedger({ since, limit: PAGE })
    for (const entry of entries) {
      since = entry.seq
      const answered = readAnswer(entry, stage)
      if (answered === null) continue
      stats.published += 1
      if (answered === 'to_somebody_else') continue
      const [low, high] = READ_WITHIN_MS
      void reactLater(life, { answered, answeredBefore, random, delayMs: random.between(low, high) / speed })
    }
    await pause(LOOK_MS, signal)
  }
}

async function reactLater(
  life: Reactions,
  plan: { answered: Answered; answeredBefore: Set<string>; random: Random; delayMs: number },
): Promise<void> {
  const { answered, answeredBefore, random, delayMs } = plan
  const { groupId, postId, id, person } = answered.asked
  const key = `${groupId} ${postId === null ? person.id : id}`
  const reaction = decideReaction(answered, answeredBefore.has(key), random)
  // A promise is no answer yet.
  if (answered.quality !== 'promise') answeredBefore.add(key)
  if (reaction === null) return
  await pause(delayMs, life.signal)
  if (life.signal.aborted) return
  if (react(answered, { ...life, reaction, random })) life.stats.reactions += 1
}
