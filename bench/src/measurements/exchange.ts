/** Measures a hundred thousand rows out as a spreadsheet and in from one: rows a second and the memory it takes. */
import { createWriteStream, openAsBlob } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ExchangeJob } from '@veche/contract/admin/exchange.ts'
import { COLUMNS } from '../../../server/src/modules/exchange/index.ts'
import { writeSheet } from '../../../server/src/platform/sheets/index.ts'
import { callApi } from '../lib/api-client.ts'
import { median } from '../lib/stats.ts'
import type { BenchRow } from './bench-row.ts'
import { growTo } from './bulk.ts'
import { CORPUS } from './reading.ts'
import type { Stage } from './stage.ts'

const ROWS = 100_000
const PART = 10_000
const POLL_MS = 100
const ROUNDS = 3

export async function benchExchange(stage: Stage): Promise<BenchRow[]> {
  await growTo(stage, CORPUS)
  const { administrator } = stage.tokens
  const folder = await mkdtemp(path.join(tmpdir(), 'veche-bench-sheet-'))
  try {
    const exported = await measureFresh(stage, () => exportAll(stage))
    const small = await measureFresh(stage, () => importFile(stage, administrator, { folder, rows: PART }))
    const large = await measureFresh(stage, () => importFile(stage, administrator, { folder, rows: ROWS }))
    const memory = { unit: 'MB', better: 'less' } as const
    return [
      speed('Export to XLSX', exported, 1000),
      { name: 'Export: memory at its peak, RSS', value: exported.peakMb, target: 450, ...memory },
      speed('Import from CSV', large, 300),
      { name: 'Import: memory at its peak, RSS', value: large.peakMb, target: 450, ...memory },
      {
        name: `Import: peak of ${ROWS} rows to that of ${PART}`,
        value: large.peakMb / small.peakMb,
        unit: '×',
        target: 1.5,
        better: 'less',
      },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

type Measured = { rows: number; tookMs: number; peakMb: number }

function speed(name: string, { rows, tookMs }: Measured, target: number): BenchRow {
  return {
    name: `${name}, ${rows} rows`,
    value: (rows * 1000) / tookMs,
    unit: 'rows/s',
    target,
    better: 'more',
  }
}

/** Runs in a process that did nothing before, so that the peak is of this work. */
async function measureFresh(stage: Stage, work: () => Promise<number>): Promise<Measured> {
  const product = await stage.restart()
  const startedAt = performance.now()
  const rows = await work()
  const tookMs = performance.now() - startedAt
  const status = await readFile(`/proc/${product.pid()}/status`, 'utf8').catch(() => '')
  return { rows, tookMs, peakMb: Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) / 1024 }
}

/** Exports the same rows of the newest month, however much history lies behind them, and gives milliseconds a row. */
export async function measureMonth(stage: Stage): Promise<number> {
  const tookMs: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const startedAt = performance.now()
    const rows = await exportAll(stage, { from: '2026-10-25', to: '2026-11-24' })
    tookMs.push((performance.now() - startedAt) / rows)
  }
  return median(tookMs)
}

async function exportAll(stage: Stage, period: object = {}): Promise<number> {
  const token = stage.tokens.dispatcher
  const { id } = await callJob(stage, token, '/exchange/exports', { format: 'xlsx', ...period })
  return (await waitFor(stage, token, id)).rowsDone
}

async function importFile(
  stage: Stage,
  token: string,
  { folder, rows }: { folder: string; rows: number },
): Promise<number> {
  const file = path.join(folder, `${rows}.csv`)
  await writeSheet(makeRows(rows), createWriteStream(file), { format: 'csv', header: COLUMNS })
  const response = await fetch(`${stage.product.url}/api/exchange/imports?name=rows.csv`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    body: await openAsBlob(file),
  })
  const { id } = ExchangeJob.parse(await response.json())
  await callJob(stage, token, `/exchange/imports/${id}/start`, { isDryRun: false })
  const { result } = await waitFor(stage, token, id)
  if (result?.added !== rows) throw new Error(`${result?.added} of ${rows} rows were added`)
  return rows
}

/** Writes rows as other systems write them; each file has a key of its own. */
function* makeRows(count: number) {
  for (let number = 1; number <= count; number += 1) {
    const row: Partial<Record<(typeof COLUMNS)[number], string | number>> = {
      Кабинет: `Замер ${count}`,
      ID: number,
      'Дата создания': `${String(1 + (number % 28)).padStart(2, '0')}.03.2025 10:15:${String(number % 60).padStart(2, '0')}`,
      'Дата окончания': `${String(1 + (number % 28)).padStart(2, '0')}.04.2025 16:20:00`,
      'Текущий шаг инцидента': 'Готово',
      'Текст инцидента': `Во дворе дома ${number % 90} третью неделю не горит фонарь. Когда исправят?`,
      '1ый ответ ПИ': 'Здравствуйте! Бригада заменила лампы, освещение работает.',
      'URL автора': `https://vk.example/id${number % 40_000}`,
      'Урл поста': `https://vk.example/wall-1_${number % 5000}`,
    }
    yield COLUMNS.map((column) => row[column] ?? null)
  }
}

async function callJob({ product }: Stage, token: string, at: string, body?: object): Promise<ExchangeJob> {
  const call = body === undefined ? {} : { method: 'POST' as const, body }
  const answer = await callApi(`${product.url}/api${at}`, { token, ...call })
  if (answer.status !== 200) throw new Error(`${at}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return ExchangeJob.parse(answer.body)
}

async function waitFor(stage: Stage, token: string, id: string): Promise<ExchangeJob> {
  for (;;) {
    const job = await callJob(stage, token, `/exchange/jobs/${id}`)
    if (job.state === 'done') return job
    if (job.state === 'failed' || job.state === 'cancelled') throw new Error(`${job.kind}: ${job.errorCode}`)
    await sleep(POLL_MS)
  }
}
