/** Residents of the larger places write in Telegram too, more seldom than in the main network of the region. */

import type { Control } from '../../telegram/control.ts'
import type { Life } from '../life.ts'
import { runReactions } from '../life.ts'
import { createRandom } from '../random.ts'
import { seasonOf } from '../residents/compose.ts'
import { hourIn, nextGapMs } from '../residents/rhythm.ts'
import { createScript, type Script } from '../residents/script.ts'
import { pause } from '../waiting.ts'
import { areHeard, populateTelegram, type TelegramPage } from './telegram-pages.ts'
import { createTelegramStage, type TelegramStage } from './telegram-stage.ts'

const SELDOMER = 4
const OPENING_MESSAGES = 12
const OPENING_GAP_MS = 150
const WAIT_FOR_PRODUCT_MS = 30_000

export type TelegramLife = Omit<Life, 'control' | 'stage' | 'script'> & {
  control: Control
  stage: TelegramStage
  script: Script
}

export function populateTelegramLife(
  life: Omit<Life, 'newIncidents'>,
  {
    control,
    pages,
    meanings,
  }: {
    control: Control
    pages: readonly TelegramPage[]
    meanings: Parameters<typeof createTelegramStage>[0]['meanings']
  },
): Omit<TelegramLife, 'newIncidents'> {
  const codes = new Set(pages.map(({ municipalityCode }) => municipalityCode))
  const homes = life.homes.filter(({ municipality }) => codes.has(municipality.code))
  const people = life.people.filter(({ municipalityCode }) => codes.has(municipalityCode))
  const { phrasebook, run } = life
  const seed = `${life.seed} telegram`
  const posts = populateTelegram(control, { pages, people })
  const stage = createTelegramStage({ control, pages, meanings })
  const script = createScript({ seed, run, phrasebook, homes, people })
  for (const post of stage.adopt(posts)) script.remember(post)
  return { ...life, seed, homes, people, control, stage, script }
}

export async function runTelegram(life: TelegramLife): Promise<void> {
  await Promise.all([runResidents(life), runReactions(life)])
}

function play({ script, stage, stats, now }: TelegramLife): boolean {
  const action = script.next(seasonOf(now().getMonth() + 1))
  const isDone = stage.perform(action)
  if (isDone && action.type === 'post') stats.posts += 1
  else if (isDone) stats.messages += 1
  return isDone && action.type !== 'post'
}

async function runResidents(life: TelegramLife): Promise<void> {
  const { control, signal, seed, run, speed, timeZone, now, newIncidents } = life
  for (
    let waitedMs = 0;
    waitedMs < WAIT_FOR_PRODUCT_MS && !signal.aborted && !areHeard(control);
    waitedMs += 500
  )
    await pause(500, signal)
  for (let written = 0; run === 0 && written < OPENING_MESSAGES && !signal.aborted; ) {
    if (play(life)) written += 1
    await pause(OPENING_GAP_MS, signal)
  }
  const random = createRandom(`${seed} rhythm ${run}`)
  while (!signal.aborted) {
    const rhythm = { hour: hourIn(timeZone, now()), speed, newIncidents: newIncidents() }
    await pause(nextGapMs(rhythm, random) * SELDOMER, signal)
    if (!signal.aborted) play(life)
  }
}
