import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { COMMANDS } from './commands.ts'
import { runCli } from './run-cli.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'veche-spans-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** No database and no server stand behind these commands. */
async function veche(command: string, rows: readonly (string | object)[], ...more: string[]) {
  const file = path.join(folder, `${command}.jsonl`)
  writeFileSync(file, rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'))
  const [out, notes]: [string[], string[]] = [[], []]
  const io = { env: {}, out: (line: string) => out.push(line), note: (line: string) => notes.push(line) }
  const code = await runCli(COMMANDS, [command, file, ...more], io)
  return { code, notes, rows: out.map((line) => JSON.parse(line)) }
}

const BAD = ['{', { id: 1 }, { text: 'без номера' }, { id: 2, text: 'а'.repeat(100_001) }]
const CODES = [
  /^line 1: row\.bad_json: /,
  /^line 2: row\.bad_field: text: /,
  /^line 3: row\.bad_field: id: /,
  /^line 4: row\.bad_field: text: /,
].map((words) => expect.stringMatching(words))

it('finds personal data in each row and names the bad ones by line', async () => {
  const text = 'Звоните Марии Ивановой: +7 900 000-00-00'
  const { code, notes, rows } = await veche('pii', [...BAD, { id: 'a', text }])

  expect({ code, notes }).toEqual({ code: 1, notes: CODES })
  const [{ id, spans }] = rows
  expect(id).toBe('a')
  const found = spans.map(({ kind, start, end }: { kind: string; start: number; end: number }) => [
    kind,
    text.slice(start, end),
  ])
  expect(found).toEqual([
    ['name', 'Марии Ивановой'],
    ['phone', '+7 900 000-00-00'],
  ])
})

it('finds the places that a row names', async () => {
  const text = 'В Старой Руссе на Минеральной, 21 снова темно'
  const { code, rows } = await veche('places', [{ id: 7, text }])

  expect(code).toBe(0)
  const [{ id, places }] = rows
  expect({ id, words: text.slice(places[0].start, places[0].end) }).toEqual({
    id: 7,
    words: 'Старой Руссе на Минеральной, 21',
  })
  expect(places).toMatchObject([
    { municipality: null, settlement: 'Старая Русса', street: 'Минеральная', house: '21' },
  ])
})

it('spells streets and finds houses by a list of addresses', async () => {
  const list = path.join(folder, 'list.csv')
  const lines = [
    'lat;lon;municipality;settlement;street;house',
    '57,98;31.35;Старорусский;Старая Русса;ул. Минеральная;21',
  ]
  writeFileSync(list, lines.join('\n'))
  const text = 'На Менеральной, 21 снова темно'
  const { code, rows } = await veche('places', [{ id: 7, text }], '--gazetteer', list)

  expect(code).toBe(0)
  expect(rows[0].places).toMatchObject([
    {
      ...{ municipality: 'Старорусский', settlement: 'Старая Русса', street: 'Минеральная', house: '21' },
      ...{ latitude: 57.98, longitude: 31.35 },
    },
  ])

  const half = [
    '57.98;;Старорусский;Старая Русса;ул. Лесная;1',
    '570;31;Старорусский;Старая Русса;ул. Лесная;2',
  ]
  writeFileSync(list, [...lines, ...half].join('\n'))
  const halved = await veche('places', [{ id: 7, text }], '--gazetteer', list)
  expect([halved.code, halved.rows[0].places[0].latitude]).toEqual([1, 57.98])
  expect(halved.notes).toEqual([
    'row 3: row.bad_point: lat "57.98", lon ""',
    'row 4: row.bad_point: lat "570", lon "31"',
  ])

  writeFileSync(list, 'street;house\nМира;5')
  const refused = await veche('places', [{ id: 7, text }], '--gazetteer', list)
  expect([refused.code, refused.notes[0]]).toEqual([
    2,
    'error cli.usage: The gazetteer has no column municipality, settlement, lat, lon',
  ])
})

const ROWS = [
  { id: 1, text: 'На Садовой третий день нет горячей воды, когда дадут?' },
  { id: 2, text: 'Автобус не пришёл' },
  { id: 3, text: 'на садовой третий день нет горячей воды! Когда дадут' },
  { id: 4, text: 'На Садовой третий день нет горячей воды, а деньги берут' },
]

it('finds rows that say the same, over the threshold that was asked for', async () => {
  expect((await veche('similar', ROWS, '--threshold', '0.9')).rows).toEqual([{ a: 1, b: 3, score: 1 }])
  expect((await veche('similar', ROWS)).rows.map(({ a, b }) => [a, b])).toEqual([
    [1, 3],
    [1, 4],
    [3, 4],
  ])
})

it('refuses a threshold that no share can reach', async () => {
  const { code, notes } = await veche('similar', ROWS, '--threshold', '2')

  expect({ code, note: notes[0] }).toEqual({
    code: 2,
    note: 'error cli.usage: --threshold is over 0 and at most 1',
  })
})

const QUESTIONS = [
  { id: 'pit', text: 'Добрый день! Напротив школы огромная выбоина, машины объезжают по встречной' },
  { id: 'lamp', text: 'Третью неделю на Лесной не горит ни одна лампа, дети идут в потёмках' },
  { id: 'waste', text: 'Отходы не забирают с прошлой среды, вороны растащили' },
  { id: 'water', text: 'Воду отключили без предупреждения' },
]

it.each([
  ['яма', 'pit'],
  ['уличный фонарь', 'lamp'],
  ['помойка', 'waste'],
  ['отключение воды', 'water'],
  ['выбаина', 'pit'],
  ['jn[jls', 'waste'],
  ['vyboina', 'pit'],
])('finds by «%s» the text that means it', async (query, id) => {
  const { code, rows } = await veche('search', QUESTIONS, '--query', query, '--top', '1')

  expect({ code, rows }).toEqual({ code: 0, rows: [{ id, score: expect.any(Number) }] })
})

it('answers a file of queries row by row', async () => {
  const queries = path.join(folder, 'queries.jsonl')
  writeFileSync(queries, ['{"id":1,"text":"ямы у школ"}', '{"id":2}', '{"id":"none","text":"…"}'].join('\n'))
  const { code, notes, rows } = await veche('search', QUESTIONS, '--queries', queries)

  expect(rows).toEqual([
    { query: 1, ids: expect.arrayContaining(['pit']) },
    { query: 'none', ids: [] },
  ])
  expect({ code, notes }).toEqual({
    code: 1,
    notes: [expect.stringMatching(/^line 2: row\.bad_field: text/)],
  })
})

it.each([
  [[], 'error cli.usage: Give either --query or --queries'],
  [['--query', 'яма', '--top', '0'], 'error cli.usage: --top is a whole number from 1 on'],
])('refuses a search that makes no sense: %j', async (more, note) => {
  const { code, notes } = await veche('search', QUESTIONS, ...more)

  expect({ code, note: notes[0] }).toEqual({ code: 2, note })
})

it.each(['pii', 'places'])('says in the help of %s what the offsets count', async (command) => {
  const out: string[] = []
  await runCli(COMMANDS, [command, '--help'], { env: {}, out: (line) => out.push(line), note: () => {} })

  expect(out.join('\n')).toContain('UTF-16')
})
