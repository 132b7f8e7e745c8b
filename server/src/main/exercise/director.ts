/** Has things written when their minute has come, and leaves out what an official word has silenced. */
import type { BeatFact, Pace, Script } from '../../modules/portal/index.ts'
import { minuteAt } from '../../modules/portal/index.ts'
import type { Log } from '../../platform/log.ts'
import type { EmulatedNetworks } from './emulated-networks.ts'
import type { Report } from './protocol.ts'

const LOOK_MS = 200

type Stage = {
  script: Script
  networks: Pick<EmulatedNetworks, 'say' | 'onSaid'>
  readFacts: () => Promise<BeatFact[]>
  tell: (report: Report) => void
  log: Log
}
export type SaidAt = { key: string; at: string }

export function startDirector({ script, networks, readFacts, tell, log }: Stage) {
  const waiting = [...script.beats]
  const said: SaidAt[] = []
  let paces: readonly Pace[] = []
  let isLooking = false

  networks.onSaid(({ key, at }) => {
    said.push({ key, at })
    tell({ type: 'said', key, at })
  })

  async function look(): Promise<void> {
    const minute = minuteAt(paces, new Date())
    while (waiting[0] && waiting[0].minute <= minute && paces.length > 0) {
      const beat = waiting.shift()
      if (!beat) return
      if (beat.silencedAfter !== undefined && (await isSilenced(beat.silencedAfter))) continue
      networks.say(beat)
    }
  }

  /** A word stands for so many minutes already. */
  async function isSilenced(minutes: number): Promise<boolean> {
    const rumours = new Set(script.beats.flatMap(({ key, kind }) => (kind === 'rumour' ? key : [])))
    const words = (await readFacts()).flatMap(({ key, answeredAt }) =>
      rumours.has(key) && answeredAt !== null ? minuteAt(paces, new Date(answeredAt)) : [],
    )
    return words.some((word) => minuteAt(paces, new Date()) - word >= minutes)
  }

  const timer = setInterval(() => {
    if (isLooking) return
    isLooking = true
    look()
      .catch((error: unknown) => log.error({ err: error }, 'a look of the director failed'))
      .finally(() => {
        isLooking = false
      })
  }, LOOK_MS)

  return {
    said: (): readonly SaidAt[] => said,
    setPaces(next: readonly Pace[]) {
      paces = next
    },
    stop: () => clearInterval(timer),
  }
}
