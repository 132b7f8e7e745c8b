/** Measures what is opened beside the lists, at both sizes, because none of it may grow with what has ended. */

import { median } from '../lib/stats.ts'
import type { BenchRow } from './bench-row.ts'
import { measure } from './measure.ts'
import type { Stage } from './stage.ts'

const GROWTH = 1.5
const OPENED = 5
/** Below this the ratio of two times is noise. */
const LEAST_MS = 3
/** `:id` stands for a card. */
const SCREENS = [
  ['board', '/board'],
  ['board: late work', '/board/items?figure=work&limit=50'],
  ['board: late steps', '/board/items?figure=late_steps&limit=50'],
  ['board: moved deadlines', '/board/items?figure=changed&limit=50'],
  ['bursts', '/incidents/bursts'],
  ['duplicates', '/incidents/:id/duplicates'],
  ['history of a card', '/incidents/:id/activity'],
  ['other questions of the author', '/incidents/:id/author-history'],
  ['similar answers', '/incidents/:id/answer/similar'],
  ['chats', '/chats'],
  ['rumours', '/fakes'],
  ['figures of rumours', '/fakes/figures?from=2025-12-01&to=2026-11-30'],
  ['streams', '/livestreams?from=2026-11-01&to=2026-11-30'],
  ['figures of streams', '/livestreams/figures?from=2025-12-01&to=2026-11-30'],
  ['journal', '/journal'],
] as const

export type ScreenTimes = ReadonlyMap<string, number>

/** Gives the median of each in milliseconds. */
export async function measureScreens(stage: Stage, cards: readonly string[]): Promise<ScreenTimes> {
  const times = new Map<string, number>()
  for (const [name, path] of SCREENS) {
    const paths = path.includes(':id') ? cards.slice(0, OPENED).map((id) => path.replace(':id', id)) : [path]
    const tookMs: number[] = []
    // An administrator opens what only an administrator may open.
    const token = name === 'journal' ? stage.tokens.administrator : stage.tokens.dispatcher
    for (const one of paths) tookMs.push(...(await measure(stage, one, () => null, token)))
    times.set(name, median(tookMs))
  }
  return times
}

export function presentScreens(small: ScreenTimes, large: ScreenTimes): BenchRow[] {
  return [...large].flatMap(([name, ms]): BenchRow[] => [
    { name: `1M: ${name}: p50`, value: ms, unit: 'ms', target: null, better: 'less' },
    {
      name: `${name}, 1M to 100k`,
      value: ms / Math.max(small.get(name) ?? ms, LEAST_MS),
      unit: '×',
      target: GROWTH,
      better: 'less',
    },
  ])
}
