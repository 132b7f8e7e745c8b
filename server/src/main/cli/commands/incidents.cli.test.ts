import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { saveChannel } from '../../../../test/factories.ts'
import { startTestApp, TEST_SECRET, type TestApp } from '../../../../test/test-app.ts'
import { COMMANDS } from '../commands.ts'
import { runCli } from '../run-cli.ts'

let test: TestApp
const folder = mkdtempSync(path.join(tmpdir(), 'veche-cli-incidents-'))
beforeAll(async () => {
  test = await startTestApp()
})
afterAll(async () => {
  await test.close()
  rmSync(folder, { recursive: true, force: true })
})

async function veche(...args: string[]) {
  const [out, notes]: [string[], string[]] = [[], []]
  const env = { DATABASE_URL: test.url, VECHE_SECRET: TEST_SECRET, VECHE_DATA_DIR: folder }
  const io = { env, out: (line: string) => out.push(line), note: (line: string) => notes.push(line) }
  return { code: await runCli(COMMANDS, args, io), out, notes }
}

function save(name: string, text: string): string {
  const file = path.join(folder, name)
  writeFileSync(file, text)
  return file
}

it('exports a period, both days inside, by the zone of the region', async () => {
  const channel = await saveChannel(test.context)
  const moments = [
    '2026-03-01T20:59:59Z',
    '2026-03-01T21:00:00Z',
    '2026-03-02T20:59:59Z',
    '2026-03-02T21:00:00Z',
  ]
  for (const at of moments) await saveIncident(test.db, { channelId: channel.id, foundAt: new Date(at) })
  const file = path.join(folder, 'out.csv')

  const { code, out } = await veche(
    'export',
    'incidents',
    '--out',
    file,
    '--from',
    '2026-03-02',
    '--to',
    '2026-03-02',
  )

  expect([code, out]).toEqual([0, [`2 incidents in ${file}`]])
  expect(readFileSync(file, 'utf8').match(/02\.03\.2026 \d\d:\d\d:\d\d/g)).toEqual([
    '02.03.2026 00:00:00',
    '02.03.2026 23:59:59',
  ])
})

it.each([
  [['--out', 'x.xls'], 1],
  [['--out', 'x.csv', '--from', 'вчера'], 2],
  [[], 2],
])('does not export %j', async (args, code) => {
  expect((await veche('export', 'incidents', ...args)).code).toBe(code)
})

it('tries a file without writing, takes its good rows, and says what is wrong with the others', async () => {
  const file = save(
    'in.csv',
    `Дата создания;ID;Отдел;Муниципалитет;Своё\n${['01.02.2026 10:00;7;Неведомое;БОРОВИЧСКИЙ;x', '31.02.2026;8;;;', '01.02.2026;;;;', '02.02.2026;7;;;'].join('\n')}\n`,
  )
  const errors = path.join(folder, 'errors.csv')

  const dry = await veche('import', 'incidents', file, '--dry-run', '--errors', errors)
  expect(dry).toMatchObject({ code: 1, out: ['4 read, 1 added, 0 known already, 3 with errors'] })
  expect(await test.db.selectFrom('importedIncident').selectAll().execute()).toEqual([])
  expect(readFileSync(errors, 'utf8').split('\r\n')).toEqual([
    '\ufeffСтрока;Столбец;Что не так;Значение',
    '3;Дата создания;не дата;31.02.2026',
    '4;ID;нет ID и номера инцидента;',
    '5;ID;строка с таким ID уже была в этом файле;7',
    '',
  ])

  const real = await veche('import', 'incidents', file)
  expect(real.code).toBe(1)
  expect(real.notes).toContain('row 3, Дата создания: bad_date: 31.02.2026')
  expect(real.notes).toContain('passed over, no such column: Своё')
  expect(real.notes).toContain('Отдел: no "Неведомое" in the directory, rows: 1')
  expect((await veche('import', 'incidents', file)).out).toEqual([
    '4 read, 0 added, 1 known already, 3 with errors',
  ])
})

it.each([
  ['no.csv', null, 'import.no_file'],
  ['a.txt', 'x', 'exchange.unknown_format'],
  ['a.xlsx', 'not a zip', 'sheet.unreadable'],
  ['a.csv', 'имя;возраст\n1;2\n', 'exchange.no_header'],
  ['empty.csv', '', 'exchange.no_header'],
])('refuses %s', async (name, text, code) => {
  const file = text === null ? path.join(folder, name) : save(name, text)
  const { code: exit, notes } = await veche('import', 'incidents', file)
  expect([exit, notes.join('\n')]).toEqual([1, expect.stringContaining(code)])
})
