/**
 * Brings the past into the tables: a day is a page, a page is a transaction that also says that it was loaded. Whoever goes on
 * after a stop makes the same lives again and leaves out what is there.
 */
import { setImmediate } from 'node:timers/promises'
import { DAY_MS } from '@veche/contract/durations.ts'
import type { Database } from '../../../../platform/database/db.ts'
import type { FileStore } from '../../../../platform/files/files.ts'
import type { Vault } from '../../../../platform/vault.ts'
import type { PastAuthor } from '../course/authors.ts'
import type { Life } from '../course/life.ts'
import { livePast } from '../course/live-past.ts'
import { changesOf, happeningsOf, questionRow } from './ledger-pages.ts'
import { type Change, findPlan, insertChanges, insertRows, updatePlan } from './past.repository.ts'
import { PastPlan } from './past-plan.ts'
import { readPast, type WholePast } from './read-world.ts'
import {
  activityRows,
  deadlineRows,
  incidentRow,
  messageRows,
  type Numbered,
  promiseRows,
  publicationRows,
  versionRows,
} from './rows.ts'

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
  let { nextNumber, loadedDays } = plan
  let loading = Promise.resolve()
  for await (const page of makePages(past, plan)) {
    // While a page is on its way, the next one is made.
    await loading
    if (page.throughDay <= plan.loadedDays) continue
    await pause()
    const numbered = page.lives.map((life) => ({ life, number: nextNumber++ }))
    const after = { ...plan, loadedDays: page.throughDay, nextNumber }
    const loadedBefore = loadedDays
    loadedDays = page.throughDay
    loading = loadPage(deps, { ...page, numbered, loadedBefore }, after).then(() =>
      onProgress(page.throughDay / plan.days),
    )
    // It is waited for below, whatever comes of it.
    loading.catch(() => undefined)
  }
  await loading
}

type MadePage = {
  throughDay: number
  lives: Life[]
  authors: PastAuthor[]
  changes: Change[]
  happenings: object[]
}

/** Smaller pages cost more than their rows. */
const LEAST_LIVES = 60
/** After so many lives whatever waits in this process goes on. */
const BREATH = 6

async function* makePages(
  { world, days, demand }: WholePast,
  { loadedDays }: PastPlan,
): AsyncGenerator<MadePage> {
  const pending: Change[][] = []
  const empty = (throughDay: number): MadePage => ({
    throughDay,
    lives: [],
    authors: [],
    changes: [],
    happenings: [],
  })
  let page = empty(0)
  let made = 0
  for (const lived of livePast(world, days, demand)) {
    if ('life' in lived) {
      page.lives.push(lived.life)
      page.happenings.push(...happeningsOf(lived.life, (at) => world.wallOf(at).date))
      for (const change of changesOf(lived.life)) {
        const day = Math.max(page.throughDay, dayOf(change.at, days))
        const known = pending[day]
        if (known) known.push(change)
        else pending[day] = [change]
      }
      made += 1
      if (made % BREATH === 0) await setImmediate()
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

type Page = MadePage & { numbered: Numbered[]; loadedBefore: number }

function loadPage({ db, vault }: LoadDeps, page: Page, plan: PastPlan): Promise<void> {
  const { numbered, authors, changes, happenings, loadedBefore } = page
  return db.transaction().execute(async (tx) => {
    if (!(await updatePlan(tx, plan, loadedBefore))) throw new Error('Another process loads the past')
    insertRows(
      tx,
      'author',
      authors.map((author) => authorRow(author, vault)),
    )
    insertRows(tx, 'message', numbered.flatMap(messageRows))
    insertRows(tx, 'incident', numbered.map(incidentRow))
    insertRows(tx, 'incidentDeadline', numbered.flatMap(deadlineRows))
    insertRows(
      tx,
      'answerFile',
      numbered.flatMap(({ life }) => life.files),
    )
    insertRows(tx, 'answerVersion', numbered.flatMap(versionRows))
    insertRows(
      tx,
      'answerDecision',
      numbered.flatMap(({ life }) => life.decisions),
    )
    insertRows(tx, 'outbox', numbered.flatMap(publicationRows))
    insertRows(
      tx,
      'outboxAttempt',
      numbered.flatMap(({ life }) => life.attempts),
    )
    insertRows(tx, 'promise', numbered.flatMap(promiseRows))
    insertRows(
      tx,
      'countedQuestion',
      numbered.map(({ life }) => questionRow(life)),
    )
    insertChanges(
      tx,
      changes,
      numbered.map(({ life }) => life.incident.id),
    )
    insertRows(tx, 'figureChange', happenings)
    insertRows(tx, 'incidentActivity', numbered.flatMap(activityRows))
  })
}

function authorRow({ id, network, externalId, name, seenAt }: PastAuthor, vault: Vault) {
  const card = name === null ? null : `\\x${vault.seal({ name }).toString('hex')}`
  return { id, network, externalId, card, resolvedAt: seenAt }
}
