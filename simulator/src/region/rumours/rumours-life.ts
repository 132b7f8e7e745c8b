/**
 * Lets rumours live while the region does: one soon after the start, then now and then; and what is said when they
 * are refuted.
 */
import type { Life } from '../life.ts'
import { createRandom } from '../random.ts'
import { pause } from '../waiting.ts'
import type { Beginning, RumourLine, RumourScript, RumourStory } from './rumour-script.ts'
import type { RumourStage } from './rumour-stage.ts'

export type RumoursLife = Pick<Life, 'seed' | 'run' | 'speed' | 'now' | 'signal' | 'stats'> & {
  script: RumourScript
  stage: RumourStage
  isHeard: () => boolean
  /** Gives when refutations came out, by their rumour; null when the product is away. */
  listRefuted: () => Promise<ReadonlyMap<string, Date> | null>
}
type Told = { story: RumourStory; beganAt: Date }

const WAIT_FOR_PRODUCT_MS = 40_000
/** By then a draft of a card is there for a newcomer who has looked around. */
const OPENING_MS = 25_000
/** The first is told in a chat, where the program itself hears a rumour. */
const OPENING: Beginning = {
  rumourKey: 'maternity-closing',
  municipalityCode: 'staraya-russa',
  kind: 'chat',
}
const GAP_MS = [20 * 60_000, 40 * 60_000] as const
const LOOK_MS = 8000

export async function runRumours(life: RumoursLife): Promise<void> {
  const { signal, isHeard, now, script, run } = life
  for (let waitedMs = 0; waitedMs < WAIT_FOR_PRODUCT_MS && !signal.aborted && !isHeard(); waitedMs += 500)
    await pause(500, signal)
  const running = new Map<string, Told>()
  function begin(beginning?: Beginning): void {
    const story = script.next(beginning)
    running.set(story.rumour.key, { story, beganAt: now() })
    play(life, story.lines)
  }
  async function tellNowAndThen(): Promise<void> {
    const random = createRandom(`${life.seed} rumours rhythm ${run}`)
    await pause(OPENING_MS / life.speed, signal)
    // The first start shows the whole way; later ones begin with what comes.
    if (!signal.aborted) begin(run === 0 ? OPENING : { kind: 'chat' })
    while (!signal.aborted) {
      await pause(random.between(...GAP_MS) / life.speed, signal)
      if (!signal.aborted) begin()
    }
  }
  await Promise.all([tellNowAndThen(), reactToRefutations(life, running)])
}

async function reactToRefutations(life: RumoursLife, running: Map<string, Told>): Promise<void> {
  const { signal, script, listRefuted } = life
  while (!signal.aborted) {
    const refuted = running.size > 0 ? await listRefuted() : null
    for (const [key, { story, beganAt }] of refuted ? running : []) {
      const refutedAt = refuted?.get(key)
      // What came out earlier was of the last time that the rumour went round.
      if (!refutedAt || refutedAt < beganAt) continue
      running.delete(key)
      play(life, script.afterwards(story))
    }
    await pause(LOOK_MS / life.speed, signal)
  }
}

function play(life: RumoursLife, lines: readonly RumourLine[]): void {
  for (const line of lines) void sayLater(life, line)
}

async function sayLater({ stage, stats, speed, signal }: RumoursLife, line: RumourLine): Promise<void> {
  await pause(line.afterMs / speed, signal)
  if (signal.aborted || !stage.say(line)) return
  if (line.place === 'chat') stats.chatMessages += 1
  else stats.messages += 1
}
