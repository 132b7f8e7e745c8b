import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildActor } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { readSheet, writeSheet } from '../../../platform/sheets/index.ts'

let test: TestApp
let token: string
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
type Cells = (string | number | boolean | null)[][]

beforeAll(async () => {
  test = await startTestApp()
  token = await test.tokenOf(buildActor({ role: 'administrator' }))
})
afterAll(() => test.close())

async function toFile(rows: Cells, format: 'csv' | 'xlsx'): Promise<Buffer> {
  const output = new PassThrough()
  const [file] = await Promise.all([buffer(output), writeSheet(rows, output, { format })])
  return file
}

async function download(kind: string, format: 'csv' | 'xlsx') {
  const headers = { authorization: `Bearer ${token}` }
  const url = `/api/directory/sheets/${kind}?format=${format}`
  const response = await test.app.inject({ method: 'GET', url, headers })
  expect(response.statusCode).toBe(200)
  const rows: Cells = []
  for await (const { cells } of readSheet(Readable.from(response.rawPayload), format))
    rows.push(cells.map((cell) => (cell instanceof Date ? cell.toISOString() : cell)))
  return { file: response.rawPayload, rows }
}

type Sent = { file: Buffer; format?: 'csv' | 'xlsx'; isComplete?: boolean; basedOn?: string }

async function send(kind: string, { file, format = 'csv', isComplete = false, basedOn }: Sent) {
  const step = basedOn === undefined ? 'preview' : 'apply'
  const query = `isComplete=${isComplete}${basedOn === undefined ? '' : `&basedOn=${basedOn}`}`
  const response = await test.app.inject({
    method: 'POST',
    url: `/api/directory/sheets/${kind}/${step}?${query}`,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': format === 'csv' ? 'text/csv' : XLSX,
    },
    payload: file,
  })
  return { status: response.statusCode, body: response.json() }
}

async function takeIn(kind: string, rows: Cells, { isComplete = false } = {}) {
  const file = await toFile(rows, 'csv')
  const preview = await send(kind, { file, isComplete })
  expect(preview.body.problems).toEqual([])
  return send(kind, { file, isComplete, basedOn: preview.body.basedOn })
}

describe.each(['municipalities', 'agencies', 'units', 'topics', 'routes', 'placeRoutes', 'calendar'])(
  '%s',
  (kind) => {
    it.each(['csv', 'xlsx'] as const)('go out to %s and come back unchanged', async (format) => {
      const { file, rows } = await download(kind, format)
      const { status, body } = await send(kind, { file, format, isComplete: true })

      expect(status).toBe(200)
      expect(body).toMatchObject({ problems: [], addedCount: 0, changedCount: 0, removedCount: 0 })
      expect(body.sameCount).toBe(rows.length - 1)
    })
  },
)

describe('a preview', () => {
  it('says what is added, changed field by field, and stays the same, and writes nothing', async () => {
    const file = await toFile(
      [
        ['Название', 'Код', 'Краткое название', 'Центр'],
        ['Боровичский край', 'borovichi', 'Боровичский', 'Боровичи'],
        ['Лесной округ', 'lesnoy', 'Лесной', 'Лесное'],
      ],
      'csv',
    )
    const { body } = await send('municipalities', { file })

    expect(body).toMatchObject({
      problems: [],
      added: [{ name: 'Лесной округ' }],
      changed: [{ name: 'Боровичский край' }],
      removedCount: 0,
    })
    expect(body.changed[0].fields).toContainEqual(
      expect.objectContaining({ field: 'name', after: 'Боровичский край' }),
    )
    const found = await test.db
      .selectFrom('municipality')
      .select('code')
      .where('code', '=', 'lesnoy')
      .executeTakeFirst()
    expect(found).toBeUndefined()
  })

  it('tells every error by row and field, and what is wrong in it cannot be applied', async () => {
    const file = await toFile(
      [
        [
          'Код',
          'Название',
          'Краткое название',
          'Вид',
          'Код режима работы',
          'Код муниципалитета',
          'Действует',
        ],
        ['good-one', 'Хорошее ведомство', 'Хорошее', 'организация', 'standard', '', 'да'],
        ['Плохой код', 'Второе', 'Второе', 'организация', 'standard', '', 'да'],
        ['third', '', 'Третье', 'завод', 'standard', '', 'да'],
        ['fourth', 'Четвёртое', 'Четвёртое', 'организация', 'never', 'nowhere', 'может быть'],
        ['good-one', 'Ещё раз', 'Ещё', 'организация', 'standard', '', 'да'],
      ],
      'csv',
    )
    const { body } = await send('agencies', { file })

    expect(body.problems).toEqual([
      { row: 3, field: 'code', code: 'invalid', value: 'Плохой код' },
      { row: 4, field: 'kind', code: 'not_a_choice', value: 'завод' },
      { row: 4, field: 'name', code: 'required', value: '' },
      { row: 5, field: 'isActive', code: 'not_a_flag', value: 'может быть' },
      { row: 5, field: 'municipalityCode', code: 'unknown_code', value: 'nowhere' },
      { row: 5, field: 'scheduleCode', code: 'unknown_code', value: 'never' },
      { row: 6, field: 'code', code: 'twice', value: 'good-one' },
    ])
    const applied = await send('agencies', { file, basedOn: body.basedOn })
    expect([applied.status, applied.body.code]).toEqual([400, 'directory.bad_sheet'])
  })

  it('says of a file that is no table, has an unknown column, or is empty', async () => {
    const head = await send('units', { file: await toFile([['Код', 'Цвет']], 'csv') })
    const empty = await send('units', { file: Buffer.from('') })
    const broken = await send('units', { file: Buffer.from('not a workbook'), format: 'xlsx' })

    expect(head.body.problems).toEqual([{ row: null, field: null, code: 'unknown_column', value: 'Цвет' }])
    expect(empty.body.problems).toMatchObject([{ code: 'empty_file' }])
    expect([broken.status, broken.body.code]).toEqual([400, 'sheet.unreadable'])
  })

  it('tells by row what the rules of the directory refuse: what is still in use, a route twice', async () => {
    const off = await send('municipalities', {
      file: await toFile(
        [
          ['Код', 'Действует'],
          ['borovichi', 'нет'],
        ],
        'csv',
      ),
    })
    expect(off.body.problems).toEqual([{ row: 2, field: null, code: 'in_use', value: 'borovichi' }])
  })

  it('is refused as JSON and without the right', async () => {
    const json = await test
      .as(buildActor({ role: 'administrator' }))
      .post('/directory/sheets/units/preview', { rows: [] })
    expect(json.statusCode).toBe(415)
  })
})

describe('applying', () => {
  it('does what the preview said, journals it, and is refused the second time: the directory is another', async () => {
    const rows: Cells = [
      ['Код', 'Код ведомства', 'Название'],
      ['roads-night', 'ministry-roads', 'Ночная служба'],
    ]
    const file = await toFile(rows, 'xlsx')
    const { body } = await send('units', { file, format: 'xlsx' })
    const applied = await send('units', { file, format: 'xlsx', basedOn: body.basedOn })
    const again = await send('units', { file, format: 'xlsx', basedOn: body.basedOn })

    expect(applied.body).toEqual({ addedCount: 1, changedCount: 0, removedCount: 0 })
    expect([again.status, again.body.code]).toEqual([409, 'directory.changed_since_preview'])
    const journal = await test.db.selectFrom('journal').selectAll().orderBy('id', 'desc').executeTakeFirst()
    expect(journal).toMatchObject({ action: 'directory.imported', objectId: 'units' })
  })

  it('is refused when another file comes with the preview of the first', async () => {
    const one = await toFile(
      [
        ['Код', 'Код ведомства', 'Название'],
        ['x-one', 'ministry-roads', 'Один'],
      ],
      'csv',
    )
    const two = await toFile(
      [
        ['Код', 'Код ведомства', 'Название'],
        ['x-two', 'ministry-roads', 'Два'],
      ],
      'csv',
    )
    const { body } = await send('units', { file: one })

    expect((await send('units', { file: two, basedOn: body.basedOn })).status).toBe(409)
  })

  it('of a whole directory switches off, closes and removes what is not in the file', async () => {
    const { rows } = await download('routes', 'csv')
    const removed = await takeIn('routes', rows.slice(0, -1), { isComplete: true })
    expect(removed.body).toMatchObject({ removedCount: 1 })
    expect((await download('routes', 'csv')).rows).toHaveLength(rows.length - 1)

    const topics = (await download('topics', 'csv')).rows
    await takeIn('topics', topics.slice(0, -1), { isComplete: true })
    const after = (await download('topics', 'csv')).rows
    const last = after.find(([code]) => code === topics.at(-1)?.[0])
    expect(last?.at(-1)).toBeTruthy()
  })

  it('of calendar days touches only the years of the file and recomputes deadlines once', async () => {
    const count = () => test.jobs.filter(({ name }) => name === 'incidents.recompute_deadlines').length
    const before = count()
    const year = (await download('calendar', 'csv')).rows
    const kept = year.filter(([on], index) => index === 0 || String(on).startsWith('2026'))
    const applied = await takeIn('calendar', [...kept, ['08.07.2026', 'да', 'выходной', 'День семьи', '']], {
      isComplete: true,
    })

    expect(applied.body).toEqual({ addedCount: 1, changedCount: 0, removedCount: 0 })
    expect(count()).toBe(before + 1)
  })
})
