/**
 * Lets the chats live while the region does: neighbours talk at the region's pace, officials answer when they come to
 * it.
 */
import { HOUR_MS } from '../../lib/durations.ts'
import type { Life } from '../life.ts'
import { createRandom } from '../random.ts'
import { type Meaning, seasonOf } from '../residents/compose.ts'
import { hourIn, nextGapMs } from '../residents/rhythm.ts'
import type { Meanings } from '../texts/meanings.ts'
import { pause } from '../waiting.ts'
import type { ChatScript } from './chat-script.ts'
import type { ChatStage } from './chat-stage.ts'
import type { ChatPlan } from './plan.ts'
import type { Line, Thread } from './thread.ts'

export type ChatsLife = Pick<
  Life,
  'seed' | 'run' | 'speed' | 'timeZone' | 'now' | 'signal' | 'stats' | 'newIncidents'
> & {
  chats: readonly ChatPlan[]
  script: ChatScript
  meanings: Meanings
  stage: ChatStage
  isHeard: () => boolean
  /** Runs once, when somebody listens. */
  open: () => void
}

const WAIT_FOR_PRODUCT_MS = 40_000
/** Threads begin so many times seldomer than messages on the walls, because a thread is two or three messages. */
const SELDOMER = 3
/** At the opening a minute or so tells what takes hours. */
const OPENING = { haste: 400, rests: false }
const OPENING_THREADS = 2
const OPENING_GAP_MS = 250
/** Nobody answers at night, except to a danger. */
const [MORNING, NIGHT] = [8, 22]

export async function runChats(life: ChatsLife): Promise<void> {
  const { signal, seed, run, speed, timeZone, now, newIncidents, isHeard, open } = life
  for (let waitedMs = 0; waitedMs < WAIT_FOR_PRODUCT_MS && !signal.aborted && !isHeard(); waitedMs += 500)
    await pause(500, signal)
  if (signal.aborted) return
  open()
  if (run === 0) await playOpening(life)
  const random = createRandom(`${seed} chats rhythm ${run}`)
  while (!signal.aborted) {
    const rhythm = { hour: hourIn(timeZone, now()), speed, newIncidents: newIncidents() }
    await pause(nextGapMs(rhythm, random) * SELDOMER, signal)
    if (!signal.aborted)
      play(life, life.script.next(seasonOf(now().getMonth() + 1)), { haste: speed, rests: true })
  }
}

/** Fills each chat at first, so that none stands empty. */
async function playOpening(life: ChatsLife): Promise<void> {
  const { chats, script, signal, now } = life
  for (let round = 0; round < OPENING_THREADS; round += 1) {
    for (const chat of chats) {
      if (signal.aborted) return
      play(life, script.next(seasonOf(now().getMonth() + 1), chat), OPENING)
      await pause(OPENING_GAP_MS, signal)
    }
  }
}

type Pace = { haste: number; rests: boolean }

function play(life: ChatsLife, thread: Thread, pace: Pace): void {
  for (const line of thread.lines) void sayLater(life, { line, thread, pace })
}

async function sayLater(
  { stage, stats, meanings, signal, timeZone, now }: ChatsLife,
  { line, thread, pace }: { line: Line; thread: Thread; pace: Pace },
): Promise<void> {
  const restsMs = pace.rests ? restMs(line, { thread, hour: hourIn(timeZone, now()) }) : 0
  const waitMs = (line.afterMs + restsMs) / pace.haste
  if (waitMs > 0) await pause(waitMs, signal)
  if (signal.aborted || !stage.say(line)) return
  stats.chatMessages += 1
  const meaning = meaningOf(line)
  if (meaning) meanings.remember(line.text, meaning)
}

const MEANT = {
  question: 'question',
  complaint: 'complaint',
  danger: 'danger',
  thanks: 'thanks',
  talk: 'chatter',
  spam: 'spam',
  breach: 'abuse',
} as const

/** Officials understand as it was meant what the product takes for a question or a rumour. */
function meaningOf({ kind, topicCode }: Line): Meaning | null {
  return kind === null || kind === 'rumour' ? null : { kind: MEANT[kind], topicCode }
}

type AtHour = { thread: Pick<Thread, 'plot' | 'lines'>; hour: number }

/** Gives how much later an answer comes that would fall into the night; what follows it waits as long. */
export function restMs({ afterMs }: Line, { thread: { plot, lines }, hour }: AtHour): number {
  if (plot === 'danger') return 0
  const answer = lines.find(({ role }) => role !== 'resident')
  if (!answer || answer.afterMs > afterMs) return 0
  const at = (hour + answer.afterMs / HOUR_MS) % 24
  if (at >= MORNING && at < NIGHT) return 0
  return ((MORNING - at + 24) % 24) * HOUR_MS
}
