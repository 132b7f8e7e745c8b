import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { findFigure } from '@veche/book/figures/catalogue/catalogue.ts'
import type { Report, ReportFormat } from '@veche/contract/reports.ts'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, expect, it } from 'vitest'
import { type ReadCell, readSheet } from '../../../platform/sheets/index.ts'
import { openZip } from '../../../platform/sheets/zip-archive.ts'
import { composeReport } from '../composing/domain/compose-report.ts'
import type { ReportFacts } from '../composing/domain/facts.ts'
import { SHOWN } from '../composing/domain/shown.ts'
import { writeReport } from './write-report.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'veche-reports-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const period = { from: '2026-11-16', to: '2026-11-22' }
const counted = (value: number) => ({ value, numerator: value, denominator: null })
const FACTS: ReportFacts = {
  ...{ kind: 'summary', placeKind: null, place: 'Новгородская область', period },
  countedAt: new Date('2026-11-24T09:00:00Z'),
  figures: [
    { figure: findFigure('questions')!, now: counted(1234), before: counted(1100) },
    {
      figure: findFigure('on_time')!,
      now: { value: 112 / 120, numerator: 112, denominator: 120 },
      before: { value: 0.95, numerator: 95, denominator: 100 },
    },
    { figure: findFigure('first_answer')!, now: counted(200), before: counted(180) },
    { figure: findFigure('satisfaction')!, now: { value: null, numerator: 0, denominator: 0 }, before: null },
  ],
  topics: [{ name: 'Ямы & «колеи» <дорог>', now: 41, before: 44 }],
  municipalities: [
    {
      name: 'Валдайский',
      ...{ questions: counted(14), missed: counted(1) },
      onTime: { value: 6 / 7, numerator: 6, denominator: 7 },
    },
  ],
  agencies: [],
  late: [
    {
      card: { incidentId: '00000000-0000-7000-8000-000000000001', number: 1115, title: 'Не горит фонарь' },
      ...{ topic: 'Освещение', body: 'Горсвет', dueAt: new Date('2026-11-20T06:00:00Z') },
    },
  ],
  ...{ promisesDue: [], promisesBroken: [], surges: [], nextStream: null },
}
const report = composeReport(FACTS, { language: 'ru', zone: 'Europe/Moscow' })

const write = (format: ReportFormat) =>
  writeReport(report, {
    ...{ format, period, publicUrl: 'https://veche.region.example' },
    signal: new AbortController().signal,
  })
/** Every number of the report as it is read. */
const shown = (of: Report): string[] =>
  of.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.kind === 'sentences') return block.sentences
      return block.kind === 'note'
        ? [block.text]
        : block.rows.flatMap((cells) => cells.map(({ text }) => text))
    }),
  )
const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

async function textOfDocx(bytes: Buffer): Promise<string> {
  const file = path.join(folder, 'report.docx')
  writeFileSync(file, bytes)
  await using zip = await openZip(file)
  const chunks = []
  for await (const chunk of await zip.read('word/document.xml')) chunks.push(chunk)
  const xml = Buffer.concat(chunks).toString()
  return plain(
    xml
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  )
}

it('says the same in a DOCX as on the screen', async () => {
  const { name, bytes } = await write('docx')
  expect(name).toBe('Сводка Новгородская область 2026-11-16 2026-11-22.docx')
  const text = await textOfDocx(bytes)
  for (const words of shown(report)) expect(text).toContain(plain(words))
})

it('says the same in a PDF as on the screen', async () => {
  const { bytes } = await write('pdf')
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })
  const read = text.replaceAll(/\s+/g, '')
  for (const words of shown(report)) expect(read).toContain(words.replaceAll(/\s+/g, ''))
})

it('holds the shown numbers as numbers in an XLSX', async () => {
  const { bytes } = await write('xlsx')
  const rows: ReadCell[][] = []
  for await (const { cells } of readSheet(Readable.from(bytes), 'xlsx')) rows.push(cells)
  const of = (name: string) => rows.find(([first]) => first === name)
  expect(of('Вопросы')).toEqual(['Вопросы', 1234, 1100, 134])
  expect(of('В срок, %')).toEqual(['В срок, %', 93.3, 95, -1.7])
  expect(of('Первый ответ, мин')).toEqual(['Первый ответ, мин', 200, 180, 20])
  expect(of('Довольны, %')?.slice(0, 2)).toEqual(['Довольны, %', 'нет данных'])
  // The one rule of sentences: few make no share, in a table either.
  expect(of('Валдайский')).toEqual(['Валдайский', 14, '6 из 7', 1])
  expect(shown(report)).toContain('Где случаев меньше 10, вместо процента сказано, сколько из скольких.')
  expect(rows.find(([number]) => number === 1115)?.[1]).toBe('Не горит фонарь')
  const sentences = report.sections[0]?.blocks.flatMap((block) =>
    block.kind === 'sentences' ? block.sentences : [],
  )
  for (const sentence of sentences ?? []) expect(rows.map(([first]) => first)).toContain(sentence)
})

/** The program is there without its writer and its sheets too, where something else has brought it. */
const OFFICE = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((file) => existsSync(file))
const hasOffice = ['libswlo.so', 'libsclo.so'].every((part) =>
  existsSync(`/usr/lib/libreoffice/program/${part}`),
)

it.runIf(OFFICE && hasOffice)(
  'opens in LibreOffice',
  async () => {
    for (const format of ['docx', 'xlsx'] as const) {
      const file = path.join(folder, `office.${format}`)
      writeFileSync(file, (await write(format)).bytes)
      const home = `-env:UserInstallation=file://${path.join(folder, 'office')}`
      execFileSync(OFFICE!, [home, '--headless', '--convert-to', 'pdf', '--outdir', folder, file])
      expect(readFileSync(path.join(folder, 'office.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
      rmSync(path.join(folder, 'office.pdf'))
    }
  },
  120_000,
)

it('is one page where it is a note for a meeting, however much there is to say', async () => {
  const long =
    'Не вывозят мусор со двора вторую неделю, контейнеры переполнены, ветер разносит пакеты по улице'
  const at = new Date('2026-11-20T06:00:00Z')
  const promise = { incidentId: 'one', number: 1115, what: long, who: 'Региональный оператор', dueAt: at }
  const [late = FACTS.late[0]!] = FACTS.late
  const most = SHOWN.meeting_note
  const note: ReportFacts = {
    ...{
      ...FACTS,
      kind: 'meeting_note',
      placeKind: 'municipality',
      place: 'Старорусский муниципальный округ',
      // Of places only a summary of the region tells.
      municipalities: [],
    },
    figures: ['questions', 'on_time', 'late_now', 'promises_kept', 'satisfaction'].map((code) => ({
      ...{ figure: findFigure(code)!, now: counted(1234), before: counted(1100) },
    })),
    late: Array.from({ length: most.late }, () => ({ ...late, card: { ...late.card!, title: long } })),
    promisesDue: Array.from({ length: most.promises }, () => promise),
    promisesBroken: Array.from({ length: most.promises }, () => promise),
    topics: Array.from({ length: most.topics }, (_, topic) => ({
      name: `Тема номер ${topic}`,
      now: 41,
      before: 44,
    })),
    surges: Array.from({ length: most.surges }, () => ({
      ...{
        group: 'Благоустройство',
        municipality: 'Старорусский округ',
        startedAt: at,
        count: 30,
        usual: 2.1,
      },
    })),
    nextStream: { title: 'Прямой эфир главы округа', plannedAt: at },
  }
  const { bytes } = await writeReport(composeReport(note, { language: 'ru', zone: 'Europe/Moscow' }), {
    ...{ format: 'pdf', period, publicUrl: 'https://veche.region.example' },
    signal: new AbortController().signal,
  })
  expect((await getDocumentProxy(new Uint8Array(bytes))).numPages).toBe(1)
})

it('gives each column of a sheet the room that its longest words need', async () => {
  const file = path.join(folder, 'widths.xlsx')
  writeFileSync(file, (await write('xlsx')).bytes)
  await using zip = await openZip(file)
  const xml = (await buffer(await zip.read('xl/worksheets/sheet1.xml'))).toString()
  const widths = [...xml.matchAll(/<col min="\d+" max="\d+" width="(\d+)"/g)].map(([, width]) =>
    Number(width),
  )
  const tables = report.sections.flatMap(({ blocks }) => blocks).filter((block) => block.kind === 'table')
  const longest = (column: number) =>
    Math.max(...tables.flatMap(({ rows }) => rows.map((cells) => cells[column]?.text.length ?? 0)))
  expect(widths.length).toBe(Math.max(...tables.map(({ columns }) => columns.length)))
  for (const [column, width] of widths.entries())
    expect(width).toBeGreaterThan(Math.min(60, longest(column)) - 1)
  expect(xml).toContain('fitToWidth="1"')
})
