/**
 * Plays residents without social networks: they ask at the region's own page, come back to look and say whether it
 * helped.
 */
import type { Life } from '../life.ts'
import type { ConnectedPage } from '../protocol.ts'
import { createRandom, type Random } from '../random.ts'
import { type Meaning, seasonOf } from '../residents/compose.ts'
import type { Home } from '../residents/people.ts'
import { decideReaction } from '../residents/reactions.ts'
import { hourIn, nextGapMs } from '../residents/rhythm.ts'
import { type Action, createScript } from '../residents/script.ts'
import type { Meanings } from '../texts/meanings.ts'
import { pause } from '../waiting.ts'
import { type Browser, createBrowser, type Receipt } from './form-browser.ts'

/** So many times seldomer than in the main network. */
const SELDOMER = 8
const LOOK_MS = 20_000
const AGAIN_MS = 3000
const KEPT = 100

export type FormLife = Omit<Life, 'control' | 'stage' | 'script'> & { url: string; meanings: Meanings }
type Asked = { receipt: Receipt; meaning: Meaning }

/** The page stands for its largest place where nothing else is said, because the whole region asks at one page. */
export function formToConnectedPage(homes: readonly Home[]): ConnectedPage[] {
  const [largest] = homes.toSorted((a, b) => b.place.houses - a.place.houses)
  if (!largest) return []
  const { code: municipalityCode } = largest.municipality
  return [{ network: 'form', externalId: 'region', municipalityCode, credentials: {} }]
}

export async function runForm(life: FormLife): Promise<void> {
  const { url, signal } = life
  const browser = createBrowser({ url, signal, wait: (ms) => pause(ms, signal) })
  const waiting: Asked[] = []
  await Promise.all([askAtTimes(life, browser, waiting), lookAtTimes(life, browser, waiting)])
}

async function askAtTimes(life: FormLife, browser: Browser, waiting: Asked[]): Promise<void> {
  const { signal, run, speed, timeZone, now, newIncidents, stats, phrasebook, homes, people } = life
  const seed = `${life.seed} form`
  const script = createScript({ seed, run, phrasebook, homes, people })
  const random = createRandom(`${seed} rhythm ${run}`)
  while (!signal.aborted) {
    const asked = await askOnce(life, {
      browser,
      random,
      action: script.next(seasonOf(now().getMonth() + 1)),
    })
    if (asked) {
      stats.messages += 1
      waiting.push(asked)
      if (waiting.length > KEPT) waiting.shift()
    }
    const rhythm = { hour: hourIn(timeZone, now()), speed, newIncidents: newIncidents() }
    // A post of a community means nothing to this page. A page that is away is tried again soon.
    await pause(asked ? nextGapMs(rhythm, random) * SELDOMER : AGAIN_MS, signal)
  }
}

type Asking = { browser: Browser; random: Random; action: Action }

async function askOnce({ meanings }: FormLife, { browser, random, action }: Asking): Promise<Asked | null> {
  if (action.type !== 'message' && action.type !== 'comment') return null
  const { person, text, meaning } = action
  const name = random.chance(0.6) ? `${person.firstName} ${person.lastName}` : ''
  const receipt = await browser.ask({ text, municipalityCode: person.municipalityCode, name })
  if (!receipt) return null
  meanings.remember(receipt.text, meaning)
  return { receipt, meaning }
}

const VERDICTS = { satisfied: 'yes', neutral: 'partly', dissatisfied: 'no' } as const

async function lookAtTimes(
  { signal, seed, run, stats }: FormLife,
  browser: Browser,
  waiting: Asked[],
): Promise<void> {
  const random = createRandom(`${seed} form reactions ${run}`)
  while (!signal.aborted) {
    await pause(LOOK_MS, signal)
    // Answers one at each look, because people open the pages.
    const asked = waiting.shift()
    if (asked && !signal.aborted && (await isStillWaiting(asked, { browser, random, stats })))
      waiting.push(asked)
  }
}

type Looking = { browser: Browser; random: Random; stats: FormLife['stats'] }

async function isStillWaiting(
  { receipt, meaning }: Asked,
  { browser, random, stats }: Looking,
): Promise<boolean> {
  const seen = await browser.look(receipt)
  if (seen?.state === 'done' || seen?.state === 'dismissed') return false
  if (seen?.state !== 'answered') return true
  const reaction = decideReaction({ quality: 'done', asked: { meaning } }, false, random)
  if (reaction && (await browser.add(receipt, seen, { verdict: VERDICTS[reaction], text: '' })))
    stats.reactions += 1
  return false
}
