/**
 * Lets residents ask under announcements of streams: now and then before, one after another while the stream is on
 * air.
 */
import { type Life, waitUntilHeard } from '../life.ts'
import { createRandom } from '../random.ts'
import { hourIn, nextGapMs } from '../residents/rhythm.ts'
import type { Stage } from '../residents/stage.ts'
import { pause } from '../waiting.ts'
import type { LivestreamScript } from './livestream-script.ts'
import type { StandingLivestream } from './populate-livestreams.ts'

export type LivestreamsLife = Pick<
  Life,
  'control' | 'homes' | 'seed' | 'run' | 'speed' | 'timeZone' | 'now' | 'signal' | 'stats' | 'newIncidents'
> & {
  streams: readonly StandingLivestream[]
  scriptOf: (stream: StandingLivestream) => LivestreamScript
  stage: Pick<Stage, 'perform'>
  /** Lists announcements of streams that are on air; null when the product is away. */
  listOnAir: () => Promise<ReadonlySet<string> | null>
}
/** Questions are asked under the announcement, where nothing else is said. */
type Voice = { stream: StandingLivestream; ask: (placeKey?: string) => void }

const OPENING = 12
const OPENING_GAP_MS = 250
/** How much seldomer than on all the walls together. */
const SELDOMER = 4
const LOOK_MS = 2000
export const BURST_MS = 180_000
const BURST_GAP_MS = [800, 2400] as const

export async function runLivestreams(life: LivestreamsLife): Promise<void> {
  const { streams, run, signal } = life
  const voices = streams.filter(({ isOver }) => !isOver).map((stream) => createVoice(life, stream))
  if (voices.length === 0) return
  await waitUntilHeard(life)
  if (run === 0) {
    for (let count = 0; count < OPENING * voices.length && !signal.aborted; count += 1) {
      voices[count % voices.length]?.ask()
      await pause(OPENING_GAP_MS, signal)
    }
  }
  await Promise.all([askNowAndThen(life, voices), askOnAir(life, voices)])
}

export function createVoice(
  { scriptOf, stage, stats, run }: LivestreamsLife,
  stream: StandingLivestream,
): Voice {
  const script = scriptOf(stream)
  const { postKey } = stream
  let count = 0
  function ask(placeKey = postKey): void {
    count += 1
    const key = `${postKey} ${run}.${count}`
    if (stage.perform({ type: 'comment', key, postKey: placeKey, replyToKey: null, ...script.next() }))
      stats.messages += 1
  }
  return { stream, ask }
}

async function askNowAndThen(life: LivestreamsLife, voices: readonly Voice[]): Promise<void> {
  const { seed, run, signal, timeZone, now, speed, newIncidents } = life
  const random = createRandom(`${seed} streams rhythm ${run}`)
  while (!signal.aborted) {
    const rhythm = { hour: hourIn(timeZone, now()), speed, newIncidents: newIncidents() }
    await pause(nextGapMs(rhythm, random) * SELDOMER, signal)
    if (!signal.aborted) random.pick(voices).ask()
  }
}

/** Runs once each time that a stream goes on air. */
async function askOnAir(life: LivestreamsLife, voices: readonly Voice[]): Promise<void> {
  const { signal, listOnAir } = life
  const onAir = new Set<Voice>()
  while (!signal.aborted) {
    const permalinks = await listOnAir()
    for (const voice of permalinks === null ? [] : voices) {
      if (!permalinks?.has(voice.stream.permalink)) {
        if (onAir.delete(voice)) setLive(life, voice, false)
      } else if (!onAir.has(voice)) {
        onAir.add(voice)
        setLive(life, voice, true)
        void burst(life, voice, () => onAir.has(voice))
      }
    }
    await pause(LOOK_MS, signal)
  }
}

function setLive({ control }: LivestreamsLife, { stream }: Voice, isLive: boolean): void {
  const { groupId, video } = stream
  if (video) control.setVideo({ groupId, id: video.id, isLive })
}

/** Asks by turns under the announcement and in the video. */
async function burst(
  { seed, run, speed, signal }: LivestreamsLife,
  { stream, ask }: Voice,
  isOnAir: () => boolean,
): Promise<void> {
  for (const [index, gapMs] of burstGaps(`${seed} on air ${stream.postKey} ${run}`).entries()) {
    if (signal.aborted || !isOnAir()) return
    ask(index % 2 === 1 ? stream.video?.key : undefined)
    await pause(gapMs / speed, signal)
  }
}

/** No more than thirty a minute, because a district has no more people for it. */
export function burstGaps(seed: string): number[] {
  const random = createRandom(seed)
  const gaps: number[] = []
  for (let passedMs = 0; passedMs < BURST_MS; ) {
    const gapMs = random.between(...BURST_GAP_MS)
    gaps.push(gapMs)
    passedMs += gapMs
  }
  return gaps
}
