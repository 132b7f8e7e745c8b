/** What the product takes: time to its first answer, memory after work, weight of its first page. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { BenchRow } from './bench-row.ts'
import type { Stage } from './stage.ts'

const DIST = path.resolve(import.meta.dirname, '../../web/dist')

export function benchStart({ startMs }: Stage): BenchRow[] {
  return [
    { name: 'Start, new database', value: startMs.first, unit: 'ms', target: 5000, better: 'less' },
    { name: 'Start, later', value: startMs.later, unit: 'ms', target: 2000, better: 'less' },
  ]
}

/** Shared pages are counted by their share (PSS) where the kernel tells it. */
export async function benchMemory({ product }: Stage): Promise<BenchRow[]> {
  const text = await readFile(`/proc/${product.pid()}/smaps_rollup`, 'utf8').catch(() => '')
  const read = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1]) / 1024
  return [
    { name: 'Memory of the application: RSS', value: read('Rss'), unit: 'MB', target: null, better: 'less' },
    { name: 'Memory of the application: PSS', value: read('Pss'), unit: 'MB', target: 250, better: 'less' },
  ]
}

/** Files that `index.html` names: what a browser loads before anything is shown. */
export async function benchPageWeight(): Promise<BenchRow[]> {
  const page = await readFile(path.join(DIST, 'index.html'), 'utf8').catch(() => null)
  if (page === null) return []
  const files = [...page.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map((match) => match[1] ?? '')
  const weigh = async (ending: string) => {
    const chosen = [...new Set(files)].filter((file) => file.endsWith(ending))
    const sizes = await Promise.all(
      chosen.map(async (file) => gzipSync(await readFile(path.join(DIST, file))).length),
    )
    return sizes.reduce((sum, size) => sum + size, 0) / 1024
  }
  return [
    {
      name: 'First page: JavaScript, gzip',
      value: await weigh('.js'),
      unit: 'KB',
      target: 220,
      better: 'less',
    },
    { name: 'First page: CSS, gzip', value: await weigh('.css'), unit: 'KB', target: null, better: 'less' },
  ]
}
