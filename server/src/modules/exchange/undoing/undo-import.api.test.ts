/** A run of an import is taken back as a whole: what nobody touched goes, what somebody did stays and is named. */
import type { ExchangeJob } from '@veche/contract/admin/exchange.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { exchangeContextOf } from '../../../main/wiring/exchange-context-of.ts'
import { exchangeJobs } from '../index.ts'

let test: TestApp
const administrator = buildActor({ role: 'administrator', name: 'Администратор Ева' })
const dispatcher = buildActor({ role: 'dispatcher', name: 'Куратор Анна' })
beforeAll(async () => {
  test = await startTestApp({ now: new Date('2026-11-24T09:00:00Z') })
  for (const actor of [administrator, dispatcher]) await saveUser(test.db, actor)
})
afterAll(() => test.close())

const admin = () => test.as(administrator)
const LIGHTING = 'Неисправность или отсутствие освещения на дорогах и тротуарах'
const HEAD = 'Кабинет;ID;Дата создания;Текущий шаг инцидента;Тема;Муниципалитет;Текст инцидента'
const row = (cabinet: string, id: string, step: string) =>
  `${cabinet};${id};20.11.2026 10:00;${step};${LIGHTING};Боровичский муниципальный округ;Темно у дома ${id}`

async function run(jobId: string): Promise<ExchangeJob> {
  const job = exchangeJobs(exchangeContextOf(test.product)).find(({ name }) => name === 'spreadsheet.run')
  test.jobs.length = 0
  await job!.handle([{ jobId }])
  return (await admin().get(`/exchange/jobs/${jobId}`)).json()
}
async function bring(rows: string[], options: object = {}): Promise<ExchangeJob> {
  const uploaded = await test.app.inject({
    method: 'POST',
    url: `/api/exchange/imports?name=${encodeURIComponent('соседи.csv')}`,
    headers: {
      authorization: `Bearer ${await test.tokenOf(administrator)}`,
      'content-type': 'application/octet-stream',
    },
    payload: [HEAD, ...rows].join('\n'),
  })
  const { id } = uploaded.json()
  await admin().post(`/exchange/imports/${id}/start`, { isDryRun: false, isOpenKept: true, ...options })
  return run(id)
}
async function undo(jobId: string): Promise<ExchangeJob> {
  const asked = await admin().post(`/exchange/jobs/${jobId}/undo`, {})
  expect(asked.statusCode).toBe(200)
  return run(asked.json().id)
}
async function brought(cabinet: string) {
  const rows = await test.db
    .selectFrom('incident')
    .innerJoin('message', 'message.id', 'incident.sourceMessageId')
    .innerJoin('countedQuestion as counted', 'counted.sourceId', 'incident.id')
    .innerJoin('incidentActivity as step', 'step.incidentId', 'incident.id')
    .leftJoin('importedIncident as known', 'known.incidentId', 'incident.id')
    .select([
      'incident.id',
      'incident.step',
      'incident.version',
      'dismissReason',
      'text',
      'state',
      'sourceKey',
    ])
    .where('step.type', '=', 'imported')
    .where((eb) =>
      eb(eb.fn('jsonb_extract_path_text', ['step.details', eb.val('key')]), 'like', `${cabinet}\n%`),
    )
    .orderBy('text')
    .execute()
  return rows
}

it('withdraws what nobody touched, keeps and names what somebody did, and lets the table come again', async () => {
  const rows = ['В работе', 'Готово', 'Не нашёл такого', 'В работе', 'В работе'].map((step, index) =>
    row('Первые', String(index + 1), step),
  )
  const job = await bring(rows)
  expect([job.result?.added, job.mayUndo, job.withdrawn]).toEqual([5, true, 0])
  const [open, , , touched, noted] = await brought('Первые')
  const tagged = await test.as(dispatcher).post(`/incidents/${touched?.id}/commands`, {
    ...{ type: 'tag', tags: ['важно'], expectedVersion: touched?.version },
  })
  expect(tagged.statusCode).toBe(200)
  await test.as(dispatcher).post(`/incidents/${noted?.id}/notes`, { text: 'Позвонила в сети' })

  const undone = await undo(job.id)
  expect(undone).toMatchObject({
    ...{ kind: 'undo', state: 'done', rowsDone: 5, undoes: { jobId: job.id, fileName: 'соседи.csv' } },
    undone: {
      ...{ withdrawn: 3, kept: 2 },
      rows: [
        { row: 5, incidentId: touched?.id, code: 'worked_on', byName: 'Куратор Анна' },
        { row: 6, incidentId: noted?.id, code: 'note', byName: 'Куратор Анна' },
      ],
    },
  })
  const { jobs } = (await admin().get('/exchange/jobs')).json()
  expect(jobs.find(({ id }: ExchangeJob) => id === job.id)).toMatchObject({ mayUndo: true, withdrawn: 3 })
  const now = await brought('Первые')
  expect(now.map(({ step, dismissReason, state }) => [step, dismissReason, state])).toEqual([
    ['dismissed', 'import_undone', 'refused'],
    ['dismissed', 'import_undone', 'refused'],
    ['dismissed', 'import_undone', 'refused'],
    [touched?.step, null, 'open'],
    [noted?.step, null, 'open'],
  ])
  expect(now.map(({ sourceKey }) => sourceKey !== null)).toEqual([false, false, false, true, true])
  const clocks = await test.db
    .selectFrom('incidentDeadline')
    .select('state')
    .where('incidentId', '=', open?.id ?? '')
    .where('state', '=', 'running')
    .execute()
  expect(clocks).toEqual([])
  const card = await test.as(dispatcher).get(`/incidents/${open?.id}`)
  expect(card.json().abilities).toMatchObject({ restore: false, reopen: false })
  expect((await admin().get('/journal?action=incidents.import_undone')).body).toContain('"withdrawn":3')

  expect((await bring(rows)).result).toMatchObject({ added: 3, known: 2 })
})

it('is taken back once at a time, by its owner alone, and only where something is left of it', async () => {
  const job = await bring([row('Вторые', '1', 'Готово')])
  expect((await test.as(dispatcher).post(`/exchange/jobs/${job.id}/undo`, {})).statusCode).toBe(403)
  const asked = await admin().post(`/exchange/jobs/${job.id}/undo`, {})
  expect((await admin().post(`/exchange/jobs/${job.id}/undo`, {})).json()).toMatchObject({
    code: 'exchange.running',
  })
  await run(asked.json().id)
  expect((await admin().post(`/exchange/jobs/${job.id}/undo`, {})).json()).toMatchObject({
    code: 'exchange.nothing_to_undo',
  })
  const tried = await bring([row('Третьи', '1', 'Готово')], { isDryRun: true })
  expect(tried.mayUndo).toBe(false)
})
