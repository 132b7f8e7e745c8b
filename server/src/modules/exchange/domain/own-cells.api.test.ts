/** Whatever fits a field goes in by the card, out by the spreadsheet, and into another region the same. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveIncidents } from '../../../../test/factories/incident-factory.ts'
import { buildActor, saveChannel } from '../../../../test/factories.ts'
import { exportFile, importFile } from '../../../../test/region/sheet-files.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'

/** A token belongs to one region, and so does its person. */
const peopleOf = () => ({
  administrator: buildActor({ role: 'administrator', scope: { kind: 'region' } }),
  dispatcher: buildActor(),
})
const here = peopleOf()
const PLAIN = {
  ...{ nameEn: null, hint: null, groupCodes: ['roads'], topicCodes: [], need: 'never', asksResident: false },
  ...{ maxLength: null, min: null, max: null, options: [] },
}
const option = (code: string, name: string) => ({ code, name, nameEn: null, isRetired: false })
const FIELDS = [
  { ...PLAIN, code: 'line', name: 'Номер опоры', kind: 'line' },
  { ...PLAIN, code: 'number', name: 'Глубина, см', kind: 'number' },
  { ...PLAIN, code: 'day', name: 'Дата начала', kind: 'day' },
  {
    ...{ ...PLAIN, code: 'choice', name: 'Подрядчик; он же', kind: 'choice' },
    options: [option('avto', '=Автодор'), option('dorstroy', 'Дор, строй')],
  },
  { ...PLAIN, code: 'flag', name: 'Есть знак', kind: 'yes_no' },
]

let origin: TestApp
let target: TestApp | undefined
let ids: string[]
const COUNT = 60

/** The order of the fields is another one: columns are found by name. */
async function openRegion(people: ReturnType<typeof peopleOf>, fields: readonly object[]) {
  const region = await startTestApp({})
  for (const field of fields)
    expect((await region.as(people.administrator).post('/own-fields', field)).statusCode).toBe(200)
  return region
}
beforeAll(async () => {
  origin = await openRegion(here, FIELDS)
  const channel = await saveChannel(origin.context, { externalId: '777' })
  const seed = { channelId: channel.id, topicCode: 'roads.potholes', groupCode: 'roads' }
  const saved = await saveIncidents(
    origin.db,
    Array.from({ length: COUNT }, () => ({ ...seed, step: 'in_progress' as const, text: 'Яма' })),
  )
  ids = saved.map(({ id }) => id)
}, 60_000)
afterAll(async () => {
  await origin.close()
  await target?.close()
})

const someLine = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((text) => text.trim())
  .filter((text) => text !== '' && !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(text))
const line = fc.oneof(
  someLine,
  fc.constantFrom('=1+1', '-', '0012', "'а", '«а»; "б", в', '1e5', 'Да', '30.11.2026', 'я'.repeat(300)),
)
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const number = fc.oneof(
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
)
const said = fc.record(
  { line, number, day, choice: fc.constantFrom('avto', 'dorstroy'), flag: fc.boolean() },
  { requiredKeys: [] },
)

it.each(['csv', 'xlsx'] as const)(
  'comes out of %s as it went in, whatever it is',
  async (format) => {
    const values = fc.sample(said, { numRuns: COUNT, seed: 7 })
    for (const [index, id] of ids.entries()) {
      const nothing = { line: null, number: null, day: null, choice: null, flag: null }
      const wanted = { ...nothing, ...values[index] }
      const answer = await origin.as(here.dispatcher).patch(`/incidents/${id}/own-fields`, { values: wanted })
      expect([answer.statusCode, answer.json().ownFields]).toEqual([200, values[index]])
    }
    const file = await exportFile(origin, format)
    await target?.close()
    const there = peopleOf()
    target = await openRegion(there, FIELDS.toReversed())
    const report = await importFile(target, file, format)
    expect(report).toMatchObject({ added: COUNT, failed: 0, errors: [], columns: { unknown: [] } })
    const imported = await target.db
      .selectFrom('importedIncident')
      .select(['incidentId', 'sourceKey'])
      .execute()
    const idOf = new Map(imported.map((row) => [row.sourceKey.split('\n')[1], row.incidentId]))
    for (const [index, id] of ids.entries()) {
      const card = await target.as(there.dispatcher).get(`/incidents/${idOf.get(id)}`)
      expect(card.json().ownFields).toEqual(values[index])
    }
    expect(await importFile(target, file, format)).toMatchObject({ added: 0, known: COUNT, changed: 0 })
  },
  60_000,
)

it('takes the row and reports the cell that does not fit its field', async () => {
  const file =
    'ID;Дата создания;глубина,  СМ;Дата начала;Чужое\nчужой-1;24.11.2026 10:00;много;30.11.2026;x\n'
  if (!target) throw new Error('no region')
  const report = await importFile(target, Buffer.from(file), 'csv')
  expect(report).toMatchObject({
    ...{ added: 1, failed: 0, columns: { unknown: ['Чужое'] } },
    errors: [{ row: 2, column: 'Глубина, см', code: 'bad_value', value: 'много' }],
  })
  const rows = await target.db
    .selectFrom('ownFieldValue')
    .innerJoin('importedIncident', 'importedIncident.incidentId', 'ownFieldValue.incidentId')
    .select('fieldCode')
    .where('sourceKey', '=', '\nчужой-1')
    .execute()
  expect(rows).toEqual([{ fieldCode: 'day' }])
})
