/** What befalls the region on its worst day, each as the operating system or a hand would do it, and what must ring. */
import { rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fill } from '../drills/disk-full.ts'
import { untilReadiness } from '../drills/stage.ts'
import type { Alarms } from './alarms.ts'
import type { DayStage } from './stage.ts'

const BACK_WITHIN_MS = 300_000

export type Trouble = {
  name: string
  /** The rule that says so; null: nobody may notice. */
  rings: string | null
  seconds: number
  run: (stage: DayStage, alarms: Alarms) => Promise<void>
}
export type Lived = { name: string; rings: string | null; from: number; to: number }

export const TROUBLES: readonly Trouble[] = [
  {
    name: 'a node is killed and is away',
    rings: 'VecheDown',
    seconds: 120,
    async run({ nodes: { old } }) {
      const node = old[1]
      await node?.kill()
      await sleep(120_000)
      await node?.start()
    },
  },
  {
    name: 'the primary is killed, its standby is promoted by hand, the killed one follows again',
    rings: 'VecheDatabaseSilent',
    seconds: 75,
    async run({ clusters, front }) {
      clusters.killPrimary()
      await sleep(75_000)
      await clusters.promote()
      await untilReadiness(front.url, true, BACK_WITHIN_MS)
      await clusters.rejoin()
    },
  },
  {
    name: 'the volume of all data is full, then has room again',
    rings: 'VecheDiskLittle',
    seconds: 120,
    async run({ volume, clusters, front }) {
      const filler = path.join(volume, 'filler')
      fill(filler)
      await sleep(120_000)
      rmSync(filler, { force: true })
      await clusters.revive()
      await untilReadiness(front.url, true, BACK_WITHIN_MS)
    },
  },
  {
    name: 'both nodes give their work to the new version',
    rings: null,
    seconds: 30,
    async run({ front, nodes: { old, next } }, alarms) {
      for (const [number, node] of next.entries()) {
        await node.start()
        const stays = old.slice(number + 1)
        const works = [...next.slice(0, number + 1), ...stays]
        alarms.watch(portsOf(works))
        await front.lead(...works.map(({ url }) => url))
        await old[number]?.halt()
      }
    },
  },
]

export const portsOf = (nodes: readonly { url: string }[]) =>
  nodes.map(({ url }) => Number(new URL(url).port))
