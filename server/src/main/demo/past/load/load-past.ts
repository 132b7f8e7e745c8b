/**
 * Brings the past into the tables: a day is a page, a page is a transaction that also says that it was loaded. Whoever goes on
 * after a stop makes the same lives again and leaves out what is there.
 */
import { setImmediate } from 'node:timers/promises'
import { DAY_MS } from '@veche/contract/durations.ts'
import type { Database } from '../../../../platform/database/db.ts'
import type { FileStore } from '../../../../platform/files/files.ts'
import type { Vault } from '../../../../platform/vault.ts'
import { livePast } from '../course/live-past.ts'
import { type Change, changesOf, changesOfRumours, happeningsOf, toldOf } from './ledger-pages.ts'
import { loadPage, type MadePage } from './load-page.ts'
import { findPlan, listToldIds } from './past.repository.ts'
import { PastPlan } from './past-plan.ts'
import { readPast, type WholePast } from './read-world.ts'

export type LoadDeps = {
  db: Database
  vault: Vault
  files: FileStore
  /** Between two pages, for whoever works meanwhile. */
  pause: () => Promise<void>
  onProgress: (share: number) => void
}

export async function loadPast(deps: LoadDeps): Promise<void> {
  const { db, files, onProgress, pause } = deps
  const planned = await findPlan(db)
  const plan = planned === null ? null : PastPlan.parse(planned)
  if (!plan || plan.loadedDays >= plan.days) return
  const past = await readPast(db, files, plan)
  const toldIds = new Map<string, number>()
  if (plan.loadedDays > 0) for (const { sourceId, id } of await listToldIds(db)) toldIds.set(sourceId, id)
  let { nextNumber, loadedDays } = plan
  let waiting: Promise<void>[] = []
  for await (const page of makePages(past, plan)) {
    // While pages are on their way, the next ones are made.
    if (waiting.length >= MOST_WAITING) await waiting.shift()
    if (page.throughDay <= plan.loadedDays) continue
    await pause()
    const numbered = page.lives.map((life) => ({ life, number: nextNumber++ }))
    const after = { ...plan, loadedDays: page.throughDay, nextNumber }
    const full = { ...page, numbered, loadedBefore: loadedDays, toldIds }
    loadedDays = page.throughDay
    const before = waiting.at(-1)
    const loading = Promise.resolve(before)
      .then(() => loadPage(deps, full, after))
      .then(() => onProgress(page.throughDay / plan.days))
    // It is waited for, whatever comes of it.
    loading.catch(() => undefined)
    waiting = [...waiting, loading]
  }
  for (const loading of waiting) await loading
}

const MOST_WAITING = 2

/** Smaller pages cost more than their rows. */
const LEAST_LIVES = 100
/** After so many lives whatever waits in this process goes on. */
const BREATH = 6

async function* makePages({ world, source }: WholePast, { loadedDays }: PastPlan): AsyncGenerator<MadePage> {
  const { days } = source
  const pending: Change[][] = []
  const empty = (throughDay: number): MadePage => ({
    ...{ throughDay, lives: [], besides: [], authors: [], changes: [], happenings: [] },
  })
  let page = empty(0)
  let made = 0
  function keep(changes: readonly Change[]): void {
    for (const change of changes) {
      const day = Math.max(page.throughDay, dayOf(change.at, days))
      const known = pending[day]
      if (known) known.push(change)
      else pending[day] = [change]
    }
  }
  for (const lived of livePast(world, source)) {
    if ('life' in lived) {
      page.lives.push(lived.life)
      page.happenings.push(...happeningsOf(lived.life, (at) => world.wallOf(at).date))
      keep(changesOf(toldOf(lived.life)))
      made += 1
      if (made % BREATH === 0) await setImmediate()
      continue
    }
    if ('beside' in lived) {
      page.besides.push(lived.beside)
      keep([...lived.beside.questions.flatMap(changesOf), ...changesOfRumours(lived.beside)])
      continue
    }
    page.changes.push(...(pending[page.throughDay] ?? []))
    delete pending[page.throughDay]
    page.authors.push(...lived.authors)
    page.throughDay += 1
    const isLast = page.throughDay === days.length
    // Where an earlier run has stopped, a page has ended.
    if (page.lives.length < LEAST_LIVES && !isLast && page.throughDay !== loadedDays) continue
    page.lives.sort((a, b) => a.incident.foundAt.getTime() - b.incident.foundAt.getTime())
    yield page
    page = empty(page.throughDay)
  }
}

function dayOf(at: Date, days: readonly { startsAt: Date }[]): number {
  const first = days[0]?.startsAt.getTime() ?? 0
  let day = Math.min(days.length - 1, Math.floor((at.getTime() - first) / DAY_MS))
  while (day > 0 && at < (days[day]?.startsAt ?? at)) day -= 1
  return day
}
