import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { type Cell, readSheet, type SheetFormat, writeSheet } from './index.ts'
import { sniffDelimiter } from './read-csv.ts'
import { anyCell, anyText, asRead } from './testing/any-cells.ts'
import { readXml } from './xml-stream.ts'

async function write(rows: Cell[][], format: SheetFormat, header?: string[]): Promise<Buffer> {
  const output = new PassThrough()
  const [bytes] = await Promise.all([
    buffer(output),
    writeSheet(rows, output, { format, ...(header ? { header } : {}) }),
  ])
  return bytes
}

async function read(bytes: Buffer | string, format: SheetFormat) {
  const rows = []
  for await (const row of readSheet(Readable.from([Buffer.from(bytes)]), format)) rows.push(row)
  return rows
}

async function drain(rows: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of rows);
}

function readCells(bytes: Buffer | string, format: SheetFormat) {
  return read(bytes, format).then((rows) => rows.map(({ cells }) => cells))
}

function pack(parts: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [path, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), path)
  zip.end()
  return buffer(zip.outputStream)
}

/** A workbook as other programs write it. */
function workbook(sheet: string, parts: Record<string, string> = {}, rels = ''): Promise<Buffer> {
  return pack({
    '_rels/.rels':
      '<Relationships><Relationship Id="r" Type="http://x/officeDocument" Target="/xl/book.xml"/></Relationships>',
    'xl/book.xml':
      '<x:workbook xmlns:x="m" xmlns:r="o"><x:sheets><x:sheet name="h" state="hidden" r:id="r9"/><x:sheet name="a" r:id="r1"/></x:sheets></x:workbook>',
    'xl/_rels/book.xml.rels': `<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/s.xml"/>${rels}</Relationships>`,
    'xl/worksheets/s.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    ...parts,
  })
}

function refusal(bytes: Buffer | string, format: SheetFormat): Promise<unknown> {
  return read(bytes, format).then(
    () => 'was read',
    (error) => [error.code, error.details?.reason],
  )
}

const texts = anyText('ё', '"', ';', ',', '\r\n', '\n', '=', "'", '\t', '😀')
const cells = anyCell(texts)

describe('a round trip', () => {
  it('through XLSX changes no value', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cells, { maxLength: 6 }), { maxLength: 6 }), async (rows) => {
        const kept = rows.map(asRead).filter((row) => row.length > 0)
        expect(await readCells(await write(rows, 'xlsx'), 'xlsx')).toEqual(kept)
      }),
      { numRuns: 60 },
    )
  })

  it('through CSV changes no text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(texts, { minLength: 2, maxLength: 5 }), { maxLength: 6 }),
        async (rows) => {
          const header = ['а', 'б', 'в', 'г', 'д']
          const read = await readCells(await write(rows, 'csv', header), 'csv')
          expect(read.map(asRead)).toEqual([header, ...rows].map(asRead).filter((row) => row.length > 0))
        },
      ),
      { numRuns: 200 },
    )
  })

  it('gives the same bytes for the same rows', async () => {
    const rows: Cell[][] = [['а', 1, new Date(0), { durationDays: 0.5 }, true, null]]
    expect(await write(rows, 'xlsx', ['x'])).toEqual(await write(rows, 'xlsx', ['x']))
  })
})

describe('XLSX', () => {
  it('shows moments as dates and durations as hours, and keeps row numbers', async () => {
    const rows = await read(
      await write([[], [new Date('2026-03-09T07:05:01Z'), { durationDays: 1.25 }]], 'xlsx', [
        'когда',
        'сколько',
      ]),
      'xlsx',
    )
    expect(rows).toEqual([
      { number: 1, cells: ['когда', 'сколько'] },
      { number: 3, cells: [new Date('2026-03-09T07:05:01Z'), 1.25] },
    ])
  })

  it('never holds a formula', async () => {
    const bytes = await write([['=1+1', '+7', '-x', '@a']], 'xlsx')
    expect(await readCells(bytes, 'xlsx')).toEqual([['=1+1', '+7', '-x', '@a']])
    expect((await unzipText(bytes)).match(/<f>/)).toBeNull()
  })

  it('cuts what Excel could not open', async () => {
    const [[cell] = []] = await readCells(await write([['я'.repeat(40_000)]], 'xlsx'), 'xlsx')
    expect(cell).toHaveLength(32_767)
    expect(String(cell).endsWith('я…')).toBe(true)
  })

  it('is read as others write it: shared and rich texts, phonetics, errors, styles, gaps, no references', async () => {
    const bytes = await workbook(
      `<row r="2"><c r="B2" t="s"><v>0</v></c><c r="D2" t="s"><v>1</v></c></row>
       <row><c t="e"><v>#N/A</v></c><c t="str"><f>A1</f><v>формула</v></c><c t="b"><v>1</v></c></row>
       <row r="9"><c s="1"><v>45351.5</v></c><c s="2"><v>0.5</v></c><c t="d"><v>2026-01-02T03:04:05</v></c></row>
       <row r="10"><c r="A10"/></row>`,
      {
        'xl/s.xml':
          '<sst><si><t>один &amp; _x0041_</t></si><si><r><t xml:space="preserve">два </t></r><r><t>три</t></r><rPh><t>нет</t></rPh></si></sst>',
        'xl/st.xml':
          '<styleSheet><numFmts><numFmt numFmtId="200" formatCode="[h]:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="200"/></cellXfs></styleSheet>',
      },
      '<Relationship Id="r2" Type="http://x/sharedStrings" Target="s.xml"/><Relationship Id="r3" Type="http://x/styles" Target="/xl/st.xml"/>',
    )
    expect(await read(bytes, 'xlsx')).toEqual([
      { number: 2, cells: [null, 'один & A', null, 'два три'] },
      { number: 3, cells: ['#N/A', 'формула', true] },
      { number: 9, cells: [new Date('2024-02-29T12:00:00Z'), 0.5, new Date('2026-01-02T03:04:05Z')] },
    ])
  })

  it('with more shared texts than memory holds gives each of them', async () => {
    const count = 4000
    const text = (index: number) =>
      `${index} ${'щука '.repeat(1000)} ${createHash('sha512').update(`${index}`).digest('hex').repeat(3)}`
    const strings = Array.from({ length: count }, (_, index) => `<si><t>${text(index)}</t></si>`).join('')
    const rows = Array.from(
      { length: count },
      (_, i) => `<row><c t="s"><v>${(i * 7) % count}</v></c></row>`,
    ).join('')
    const bytes = await workbook(
      rows,
      { 'xl/s.xml': `<sst>${strings}</sst>` },
      '<Relationship Id="r2" Type="http://x/sharedStrings" Target="s.xml"/>',
    )

    const read = await readCells(bytes, 'xlsx')

    expect(read.length).toBe(count)
    expect(read.every(([cell], i) => cell === text((i * 7) % count))).toBe(true)
  })
})

describe('CSV', () => {
  it.each([
    [
      'semicolons',
      'а;б\r\n"1,5";"x ""y"""\r\n',
      [
        ['а', 'б'],
        ['1,5', 'x "y"'],
      ],
    ],
    [
      'commas',
      'a,b\n"1;5","два\nстроки"\n',
      [
        ['a', 'b'],
        ['1;5', 'два\nстроки'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a named delimiter', 'sep=,\r\na;b,c\r\n', [['a;b', 'c']]],
    ['a mark', '\ufeffа;б\n', [['а', 'б']]],
    [
      'guarded texts',
      "а;б\n'=1;'нет\n",
      [
        ['а', 'б'],
        ['=1', "'нет"],
      ],
    ],
  ])('is read with %s', async (_, text, rows) => {
    expect(await readCells(text, 'csv')).toEqual(rows)
  })

  it('counts rows as a spreadsheet does', async () => {
    expect((await read('а;б\n\n"1\n2";3\n;\nx;y', 'csv')).map(({ number }) => number)).toEqual([1, 3, 5])
  })

  it('is read in windows-1251 and UTF-16', async () => {
    const cp1251 = Buffer.from([0xcf, 0xf0, 0xe8, 0x3b, 0xb8, 0x0a])
    expect(await readCells(cp1251, 'csv')).toEqual([['При', 'ё']])
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('да;нет\n', 'utf16le')])
    expect(await readCells(utf16, 'csv')).toEqual([['да', 'нет']])
  })

  it('is recognised however the bytes are cut', async () => {
    const bytes = Buffer.from('номер;текст\n1;ёж\n')
    const source = Readable.from([...bytes].map((byte) => Buffer.from([byte])))
    const rows = []
    for await (const { cells } of readSheet(source, 'csv')) rows.push(cells)
    expect(rows).toEqual([
      ['номер', 'текст'],
      ['1', 'ёж'],
    ])
  })

  it('writes dates and durations for people, and no formula', async () => {
    const row: Cell[] = [new Date('2026-03-09T07:05:01Z'), { durationDays: 1.5 }, '=cmd()', 0.25, false]
    expect((await write([row], 'csv')).toString()).toBe(
      "\ufeff09.03.2026 07:05:01;36:00:00;'=cmd();0.25;FALSE\r\n",
    )
  })

  it('takes the delimiter the header uses most', () => {
    expect(sniffDelimiter('"a;b;c",d,e')).toBe(',')
    expect(sniffDelimiter('одна')).toBe(';')
  })
})

describe('a bad file', () => {
  it('is refused with a reason', async () => {
    expect(await refusal('номер;текст', 'xlsx')).toEqual(['sheet.unreadable', 'not_xlsx'])
    expect(await refusal('', 'xlsx')).toEqual(['sheet.unreadable', 'not_xlsx'])
    expect(await refusal(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'xlsx')).toEqual([
      'sheet.unreadable',
      'old_excel',
    ])
    expect(await refusal('PK\u0003\u0004 and nothing else', 'xlsx')).toEqual(['sheet.unreadable', 'broken'])
    expect(await refusal(await pack({ 'a.txt': 'x' }), 'xlsx')).toEqual(['sheet.unreadable', 'not_xlsx'])
    const whole = await write([['a'.repeat(5000)]], 'xlsx')
    expect(await refusal(whole.subarray(0, whole.length - 30), 'xlsx')).toEqual([
      'sheet.unreadable',
      'broken',
    ])
    expect(await refusal(whole, 'csv')).toEqual(['sheet.unreadable', 'not_csv'])
    expect(await refusal(Buffer.from([65, 0, 66, 0, 67]), 'csv')).toEqual(['sheet.unreadable', 'not_csv'])
    expect(await refusal(await workbook('<row><c r="1"><v>1</v></c>'), 'xlsx')).toEqual([
      'sheet.unreadable',
      'broken',
    ])
    expect(await refusal(await workbook('<row><c t="s"><v>7</v></c></row>'), 'xlsx')).toEqual([
      'sheet.unreadable',
      'broken',
    ])
  })

  it('with entities of its own is refused', async () => {
    const evil =
      '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">]><worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>'
    expect(await refusal(await workbook('', { 'xl/worksheets/s.xml': evil }), 'xlsx')).toEqual([
      'sheet.unreadable',
      'broken',
    ])
  })

  it('that is a bomb is refused before it is unpacked', async () => {
    const bomb = await workbook('', { 'xl/worksheets/s.xml': ' '.repeat(64 * 1024 * 1024) })
    expect(bomb.length).toBeLessThan(1024 * 1024)
    expect(await refusal(bomb, 'xlsx')).toEqual(['sheet.unreadable', 'too_large'])
  })

  it('of a row without end is refused in that row, long before its end is read', async () => {
    const wide = await workbook('<row r="7"><c r="XFD7"><v>1</v></c></row>')
    await expect(read(wide, 'xlsx')).rejects.toMatchObject({
      code: 'sheet.row_too_wide',
      details: { row: 7, most: 1024 },
    })
    for (const piece of [',', 'x,', '"",']) {
      let given = 0
      function* commas() {
        yield Buffer.from('a,b\n1,2\n')
        for (; given < 500; given += 1) yield Buffer.from(piece.repeat(16_000))
      }
      await expect(drain(readSheet(Readable.from(commas()), 'csv'))).rejects.toMatchObject({
        code: 'sheet.row_too_wide',
        details: { row: 3, most: 1024 },
      })
      expect(given).toBeLessThan(50)
    }
  })

  it('may have as many columns as there are', async () => {
    const row = Array.from({ length: 1024 }, (_, index) => String(index))
    expect(await read(row.join(';'), 'csv')).toEqual([{ number: 1, cells: row }])
  })

  it('with tags within tags without end is refused, long before its end is read', async () => {
    let given = 0
    async function* nested() {
      yield Buffer.from('<worksheet>')
      for (; given < 500; given += 1) yield Buffer.from('<a>'.repeat(1000))
    }
    let deepest = 0
    const reading = readXml(nested(), { open: () => (deepest += 1) })
    await expect(reading).rejects.toMatchObject({ code: 'sheet.unreadable', details: { reason: 'broken' } })
    expect([deepest, given]).toEqual([64, 0])
  })

  it('may have tags as deep as any program writes them', async () => {
    const depth = 64
    let deepest = 0
    const xml = Buffer.from(`${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`)
    await readXml(Readable.from([xml]), { open: () => (deepest += 1) })
    expect(deepest).toBe(depth)
  })

  it('with an endless quotation does not fill the memory', async () => {
    function* endless() {
      yield Buffer.from('a;b\n"')
      for (let i = 0; i < 1000; i += 1) yield Buffer.alloc(64 * 1024, 120)
    }
    const reading = async () => {
      for await (const _ of readSheet(Readable.from(endless()), 'csv'));
    }
    await expect(reading()).rejects.toMatchObject({ code: 'sheet.row_too_long', details: { row: 2 } })
  })
})

it('an error of the source of rows reaches whoever writes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sheets-test-'))
  async function* rows(): AsyncGenerator<Cell[]> {
    yield ['a']
    throw new Error('the database went away')
  }
  for (const format of ['xlsx', 'csv'] as const) {
    const output = createWriteStream(join(folder, format))
    await expect(writeSheet(rows(), output, { format })).rejects.toThrow('the database went away')
  }
  await rm(folder, { recursive: true })
})

async function unzipText(bytes: Buffer): Promise<string> {
  const { fromBufferPromise } = await import('yauzl')
  const zip = await fromBufferPromise(bytes)
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('sheet1.xml'))
      return (await buffer(await zip.openReadStreamPromise(entry))).toString()
  }
  return ''
}

describe('a quote that is not closed', () => {
  const refused = (text: string) =>
    read(text, 'csv').then(
      () => 'was read',
      (error) => [error.code, error.details],
    )

  it('is named by the row in which it was opened, cells of several lines before it or not', async () => {
    const before = 'a;b\r\n"две\r\nстроки";1\r\n\r\n'
    expect(await refused(`${before}x;"не закрыта\r\ny;2\r\n`)).toEqual(['sheet.quote_not_closed', { row: 4 }])
    const long = `${before}x;"${'я\n'.repeat(3 * 1024 * 1024)}`
    expect(await refused(long)).toEqual(['sheet.row_too_long', { row: 4, most: 4 * 1024 * 1024 }])
  })
})
