/**
 * Plays a busy hour: many desks are open on one queue, with many changes a second. Each desk hears the stream and
 * keeps its list by the client's own rules (`web/src/lib`); a change is a row and its event in one transaction.
 */
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { fillCorpus } from '../corpus.ts'
import { createReaders } from '../lib/installation.ts'
import { percentile } from '../lib/stats.ts'
import type { BenchRow } from './bench-row.ts'
import { type BusyDesk, type Changes, openBusyDesk } from './busy-desk.ts'
import { PROFILED, type Stage } from './stage.ts'

const PER_SECOND = 20
const LATEST_MS = 30_000
/** How many streams the server gives a person. */
const DESKS_OF_ONE = 20
const CORPUS_SIZE = 4000
const CUT_SHARE = 0.2
const CUT_MS = 3000
/** The clock ticks of Linux, the same on every machine we know. */
const TICKS_A_SECOND = 100

export async function benchBusyHour(
  stage: Stage,
  { desks: count, seconds }: { desks: number; seconds: number },
): Promise<BenchRow[]> {
  await fillOnce(stage)
  const product = await stage.restart(PROFILED)
  const tokens = await createReaders(stage.env, Math.ceil(count / DESKS_OF_ONE))
  const changes: Changes = { committedAt: new Map(), rowOf: new Map(), latestOf: new Map() }
  const desks: BusyDesk[] = []
  // Opens desks one after another, as people come to work.
  for (let index = 0; index < count; index += 1) {
    const token = tokens[index % tokens.length] ?? ''
    desks.push(await openBusyDesk({ api: `${product.url}/api`, token, changes }))
  }
  const asked = () => desks.reduce((sum, desk) => sum + desk.requests(), 0)
  const [before, used] = [asked(), await readUse(stage)]
  const [cut] = await Promise.all([
    cutSome(desks, seconds),
    changeSteadily(stage, { ids: desks[0]?.listedIds() ?? [], seconds }, changes),
  ])
  const endedAt = performance.now()
  while (!desks.every((desk) => desk.isFresh()) && performance.now() < endedAt + LATEST_MS) await sleep(20)
  const freshMs = performance.now() - endedAt
  const usedAfter = await readUse(stage)
  const rows = describe(desks, {
    ...{ changes, cut, freshMs, requests: asked() - before },
    cpuSeconds: usedAfter.cpuSeconds - used.cpuSeconds,
    transactions: usedAfter.transactions - used.transactions,
  })
  for (const desk of desks) desk.close()
  return rows
}

type Use = { cpuSeconds: number; transactions: number }
type Outcome = Use & { changes: Changes; cut: readonly BusyDesk[]; freshMs: number; requests: number }

function describe(desks: readonly BusyDesk[], outcome: Outcome): BenchRow[] {
  const { changes, cut, freshMs, requests, cpuSeconds, transactions } = outcome
  const name = `Busy hour, ${desks.length} desks, ${PER_SECOND}/s`
  const kept = desks.filter((desk) => !cut.includes(desk))
  const events = kept.flatMap((desk) => desk.heardMs())
  const shown = kept.flatMap((desk) => desk.shownMs())
  const answers = desks.flatMap((desk) => desk.answerMs())
  const total = changes.committedAt.size
  const missed = desks.reduce((sum, desk) => sum + total - desk.heardCount(), 0)
  const less = (what: string, value: number, unit: string, target: number | null): BenchRow => ({
    ...{ name: `${name}: ${what}`, value, unit, target, better: 'less' },
  })
  return [
    less('event p50', percentile(events, 0.5), 'ms', null),
    less('event p99', percentile(events, 0.99), 'ms', 250),
    less('row shown p50', percentile(shown, 0.5), 'ms', null),
    less('row shown p99', percentile(shown, 0.99), 'ms', 2500),
    less('requests per desk and change', requests / desks.length / total, '', 0.1),
    less('CPU of the application for a change', (cpuSeconds * 1000) / total, 'ms', 50),
    less('transactions for a change', transactions / total, '', null),
    less('answer p95', percentile(answers, 0.95), 'ms', 250),
    less(
      'failed requests',
      desks.reduce((sum, desk) => sum + desk.failures(), 0),
      '',
      0,
    ),
    less('every list fresh after the last change', freshMs, 'ms', 2500),
    less('lists not fresh', desks.filter((desk) => !desk.isFresh()).length, `of ${desks.length}`, 0),
    less(
      `missed events, ${cut.length} desks cut for ${CUT_MS / 1000} s`,
      missed,
      `of ${total * desks.length}`,
      0,
    ),
  ]
}

/** Measures what the load of the machine does not change: time on a core and work of the database. */
async function readUse({ product, pool }: Stage): Promise<Use> {
  const stat = await readFile(`/proc/${product.pid()}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const { rows } = await pool.query<{ count: number }>(
    'select sum(xact_commit)::float8 as count from pg_stat_database where datname = current_database()',
  )
  const ticks = Number(fields[11]) + Number(fields[12])
  return { cpuSeconds: ticks / TICKS_A_SECOND, transactions: rows[0]?.count ?? 0 }
}

async function fillOnce({ pool }: Stage): Promise<void> {
  const { rows } = await pool.query<{ count: number }>('select count(*)::int as count from incident')
  if ((rows[0]?.count ?? 0) >= CORPUS_SIZE) return
  const channel = await pool.query(`select id from channel where network = 'vk' limit 1`)
  await fillCorpus(pool, z.object({ id: z.string() }).parse(channel.rows[0]).id, CORPUS_SIZE)
}

/** Cuts the line of some in the middle; they come back where they were. */
async function cutSome(desks: readonly BusyDesk[], seconds: number): Promise<BusyDesk[]> {
  const cut = desks.slice(0, Math.ceil(desks.length * CUT_SHARE))
  await sleep((seconds * 1000) / 3)
  for (const desk of cut) desk.cut()
  await sleep(CUT_MS)
  await Promise.all(cut.map((desk) => desk.resume()))
  return cut
}

async function changeSteadily(
  { pool }: Stage,
  { ids, seconds }: { ids: readonly string[]; seconds: number },
  changes: Changes,
): Promise<void> {
  const startedAt = performance.now()
  for (let number = 1; number <= PER_SECOND * seconds; number += 1) {
    await sleep(Math.max(0, startedAt + (number * 1000) / PER_SECOND - performance.now()))
    const id = ids[number % ids.length] ?? ''
    changes.rowOf.set(number, id)
    changes.latestOf.set(id, number)
    await pool.query(CHANGE, [id, `change ${number}`])
    changes.committedAt.set(number, performance.now())
  }
}

const CHANGE = `
  with changed as (update incident set title = $2, version = version + 1 where id = $1::uuid
      returning id, step, municipality_code, agency_code, unit_code, assignee_id),
    told as (insert into event (payload, audience)
      select jsonb_build_object('type', 'incident', 'incidentId', id, 'step', step, 'activity', $2::text),
        jsonb_build_object('kind', 'incident', 'scopes', jsonb_build_array(jsonb_build_object('step', step,
          'municipalityCode', municipality_code, 'agencyCode', agency_code, 'unitCode', unit_code,
          'assigneeId', assignee_id)))
      from changed returning 1)
  select pg_notify('veche_events', '') from told`
