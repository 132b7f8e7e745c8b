/** OpenDocument spreadsheets: ours, those of LibreOffice, and those that somebody made to hurt. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { type Cell, readSheet, type SheetFormat, writeSheet } from './index.ts'
import { anyCell, anyText, asRead } from './testing/any-cells.ts'

async function write(rows: Cell[][], format: SheetFormat, header?: string[]): Promise<Buffer> {
  const output = new PassThrough()
  const writing = writeSheet(rows, output, { format, ...(header && { header }) })
  const [bytes] = await Promise.all([buffer(output), writing])
  return bytes
}
async function read(bytes: Buffer, format: SheetFormat = 'ods') {
  const rows = []
  for await (const row of readSheet(Readable.from([bytes]), format)) rows.push(row)
  return rows
}
const refusal = (bytes: Buffer) =>
  read(bytes).then(
    () => 'was read',
    ({ code, details }) => [code, details.reason ?? details.row],
  )

const SPACES = ['office', 'style', 'text', 'table', 'dc', 'draw'].map((name) => `xmlns:${name}="${name}"`)
function ods(tables: string, { styles = '', start = '' } = {}): Promise<Buffer> {
  const zip = new ZipFile()
  const content = `${start}<office:document-content ${SPACES.join(' ')}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`
  zip.addBuffer(Buffer.from(content), 'content.xml')
  zip.end()
  return buffer(zip.outputStream)
}
const table = (rows: string) => `<table:table table:name="а">${rows}</table:table>`
const words = (text: string) => `<table:table-cell office:value-type="string">${text}</table:table-cell>`

const cells = anyCell(anyText('ё', ' ', '  ', '<', '&', '\n', '=', '\t', '😀'))

it('changes no value on its way out and in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cells, { maxLength: 6 }), { maxLength: 6 }), async (rows) => {
      const kept = rows.map(asRead).filter((row) => row.length > 0)
      expect((await read(await write(rows, 'ods'))).map((row) => row.cells)).toEqual(kept)
    }),
    { numRuns: 60 },
  )
})

const WHEN = new Date('2026-03-09T07:05:01Z')
const ROWS: Cell[][] = [
  ['№ 1', 'две\nстроки  и &', WHEN, 12.5, true],
  ['=1+1', null, { durationDays: 1.25 }, -3, false],
]

/** The program is there without its sheets too, where something else has brought it. */
const OFFICE = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((file) => existsSync(file))
const hasOffice = existsSync('/usr/lib/libreoffice/program/libsclo.so')

it.runIf(OFFICE && hasOffice)(
  'is what LibreOffice reads and writes',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ods-test-'))
    const convert = (from: string, to: string) =>
      promisify(execFile)(OFFICE ?? '', [
        ...[`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', to],
        ...['--outdir', join(folder, to), join(folder, from)],
      ])
    try {
      await writeFile(join(folder, 'ours.ods'), await write(ROWS, 'ods', ['а', 'б', 'в', 'г', 'д']))
      await convert('ours.ods', 'xlsx')
      const asXlsx = await read(await readFile(join(folder, 'xlsx/ours.xlsx')), 'xlsx')
      await writeFile(join(folder, 'theirs.xlsx'), await write(ROWS, 'xlsx', ['а', 'б', 'в', 'г', 'д']))
      await convert('theirs.xlsx', 'ods')
      const asOds = await read(await readFile(join(folder, 'ods/theirs.ods')))
      const [header, first, second] = [
        ['а', 'б', 'в', 'г', 'д'],
        ['№ 1', 'две\nстроки  и &', WHEN, 12.5, true],
        ['=1+1', null, 1.25, -3, false],
      ]
      const shown = [header, first, second].map((cells, index) => ({ number: index + 1, cells }))
      expect(asXlsx).toEqual(shown)
      expect(asOds).toEqual(shown)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
  60_000,
)

it('knows merged cells, rows and columns that repeat, notes, links, gaps and durations', async () => {
  const bytes = await ods(
    table(`
      <table:table-column table:number-columns-repeated="16384"/>
      <table:table-header-rows><table:table-row>${words('<text:p>Имя</text:p>')}<table:table-cell table:number-columns-spanned="2" office:value-type="string"><text:p>Адрес</text:p></table:table-cell><table:covered-table-cell office:value-type="string"><text:p>скрыто</text:p></table:covered-table-cell><table:table-cell table:number-columns-repeated="16381"/></table:table-row></table:table-header-rows>
      <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"><text:p>7,00</text:p></table:table-cell></table:table-row>
      <table:table-row table:number-rows-repeated="10"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
      <table:table-row>${words('<office:annotation><dc:date>2026</dc:date><text:p>заметка</text:p></office:annotation><text:p>раз<text:s text:c="2"/><text:a>два</text:a>\n   три<text:line-break/>четыре</text:p><text:p>пять</text:p>')}<table:table-cell office:value-type="time" office:time-value="PT30H00M00S"/><table:table-cell office:value-type="date" office:date-value="2026-02-31"><text:p>31.02.2026</text:p></table:table-cell></table:table-row>
      <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`),
  )
  expect(await read(bytes)).toEqual([
    { number: 1, cells: ['Имя', 'Адрес'] },
    { number: 2, cells: [7, 7] },
    { number: 3, cells: [7, 7] },
    { number: 14, cells: ['раз  два три\nчетыре\nпять', 1.25, '31.02.2026'] },
  ])
})

it('reads the first sheet that is shown, or the first where all are hidden', async () => {
  const styles =
    '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
  const hidden = `<table:table table:style-name="ta2"><table:table-row>${words('<text:p>скрыт</text:p>')}</table:table-row></table:table>`
  const shown = table(`<table:table-row>${words('<text:p>виден</text:p>')}</table:table-row>`)
  expect(await read(await ods(hidden + shown + shown, { styles }))).toEqual([{ number: 1, cells: ['виден'] }])
  expect(await read(await ods(hidden, { styles }))).toEqual([{ number: 1, cells: ['скрыт'] }])
})

it('is refused with a reason', async () => {
  const zip = new ZipFile()
  zip.addBuffer(Buffer.from('x'), 'a.txt')
  zip.end()
  expect(await refusal(await buffer(zip.outputStream))).toEqual(['sheet.unreadable', 'not_ods'])
  expect(await refusal(await ods(''))).toEqual(['sheet.unreadable', 'not_ods'])
  const entity = { start: '<!DOCTYPE a [<!ENTITY b "bbb">]>' }
  expect(await refusal(await ods(table(''), entity))).toEqual(['sheet.unreadable', 'broken'])
  const wide = `<table:table-row><table:table-cell table:number-columns-repeated="1024"/>${words('<text:p>x</text:p>')}</table:table-row>`
  expect(await refusal(await ods(table(wide)))).toEqual(['sheet.row_too_wide', 1])
  const bomb = `<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000" office:value-type="float" office:value="1"/></table:table-row>`
  expect(await refusal(await ods(table(bomb)))).toEqual(['sheet.too_many_cells', 1])
  const never = `<table:table-row table:number-rows-repeated="-1"/>`
  expect(await refusal(await ods(table(never)))).toEqual(['sheet.unreadable', 'broken'])
})
