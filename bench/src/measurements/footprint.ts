/** Measures what the product takes: time to its first answer, memory after work. */
import { readFile } from 'node:fs/promises'
import type { BenchRow } from './bench-row.ts'
import type { Stage } from './stage.ts'

export function benchStart({ startMs }: Stage): BenchRow[] {
  return [
    { name: 'Start, new database', value: startMs.first, unit: 'ms', target: 5000, better: 'less' },
    { name: 'Start, later', value: startMs.later, unit: 'ms', target: 2000, better: 'less' },
  ]
}

/** Counts shared pages by their share (PSS) where the kernel tells it. */
export async function benchMemory({ product }: Stage): Promise<BenchRow[]> {
  const text = await readFile(`/proc/${product.pid()}/smaps_rollup`, 'utf8').catch(() => '')
  const read = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1]) / 1024
  return [
    { name: 'Memory of the application: RSS', value: read('Rss'), unit: 'MB', target: null, better: 'less' },
    { name: 'Memory of the application: PSS', value: read('Pss'), unit: 'MB', target: 250, better: 'less' },
  ]
}
