import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sax from 'sax'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, describe, expect, it } from 'vitest'
import { openZip } from '../sheets/zip-archive.ts'
import { cleanText, NO_GLYPH, showMissing } from './clean-text.ts'
import { type PaperDocument, writeDocument } from './index.ts'

const signal = new AbortController().signal
const folder = mkdtempSync(path.join(tmpdir(), 'veche-documents-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const HARD = 'Яма 😀👨‍👩‍👧 у дома <5> & "7" \u0000\u0007\ud800中文 é'
function paperOf(rows: number): PaperDocument {
  const text = (row: number) =>
    `Вопрос ${row}: ${'когда починят дорогу на улице Мира? '.repeat(1 + (row % 5))}`
  return {
    ...{ title: 'Протокол', language: 'ru', isWide: true, foot: 'Протокол эфира № 7' },
    blocks: [
      { kind: 'title', text: 'Протокол эфира № 7' },
      {
        kind: 'facts',
        facts: [{ name: 'Запись', lines: [[{ text: 'видео', href: 'https://vk.com/v?a=1&b="2' }]] }],
      },
      { kind: 'paragraph', line: [HARD] },
      {
        kind: 'table',
        columns: [
          { title: 'Номер', share: 1 },
          { title: 'Заголовок', share: 5 },
          { title: 'Пусто', share: 1 },
        ],
        rows: Array.from({ length: rows }, (_, row) => [
          [[String(row)]],
          [[text(row)], ['х'.repeat(400)]],
          [],
        ]),
      },
      { kind: 'list', items: [['Первое обещание'], ['Второе обещание']] },
      { kind: 'signatures', people: [{ role: 'Ведущий', name: '' }] },
    ],
  }
}

async function partsOf(bytes: Buffer): Promise<Map<string, string>> {
  const file = path.join(folder, 'file.docx')
  writeFileSync(file, bytes)
  await using zip = await openZip(file)
  const parts = new Map<string, string>()
  for (const name of ['[Content_Types].xml', 'word/document.xml', 'word/footer1.xml', 'word/styles.xml']) {
    const chunks = []
    for await (const chunk of await zip.read(name)) chunks.push(chunk)
    parts.set(name, Buffer.concat(chunks).toString())
  }
  return parts
}

/** Throws on what is not XML. */
function textOf(xml: string): string {
  let text = ''
  const reader = sax.parser(true)
  reader.onerror = (error) => {
    throw error
  }
  reader.ontext = (part) => {
    text += part
  }
  reader.write(xml).close()
  return text
}

async function pagesOf(bytes: Buffer): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: false })
  return text.map((page) => page.replace(/\s+/g, ' '))
}

describe('cleanText', () => {
  it('keeps words, and nothing that a file may not hold', () => {
    expect(cleanText('а\r\nб\u0000\u001b\ud800\ufffeв\tг')).toBe('а\nб\ufffdв\tг')
  })
})

describe('showMissing', () => {
  const hasGlyph = (codePoint: number) => codePoint < 0x500
  it.each([
    ['Яма 👨‍👩‍👧!', `Яма ${NO_GLYPH}!`],
    ['中文', `${NO_GLYPH}${NO_GLYPH}`],
    // A digit in a box keeps its digit.
    ['1\ufe0f\u20e3', '1'],
    ['а\n\tб', 'а\n\tб'],
    ['\u200bа', 'а'],
  ])('%s', (text, shown) => {
    expect(showMissing(text, hasGlyph)).toBe(shown)
  })
})

describe('a DOCX', () => {
  it('is a package of well-formed parts with every word in it', async () => {
    const parts = await partsOf(await writeDocument(paperOf(40), { format: 'docx', signal }))
    for (const xml of parts.values()) textOf(xml)
    const xml = parts.get('word/document.xml') ?? ''
    const text = textOf(xml)
    for (let row = 0; row < 40; row += 1) expect(text.split(`Вопрос ${row}:`)).toHaveLength(2)
    expect(text).toContain('Яма 😀👨‍👩‍👧 у дома <5> & "7"')
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1)
    expect(xml).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/)
    const foot = parts.get('word/footer1.xml') ?? ''
    expect(foot).toContain('NUMPAGES')
    expect(textOf(foot)).toContain('Протокол эфира № 7')
  })
})

describe('a PDF', () => {
  it('shows Cyrillic, its head on each page of the table, the number of each page, and a sign for what no font has', async () => {
    const pages = await pagesOf(await writeDocument(paperOf(40), { format: 'pdf', signal }))
    const all = pages.join(' ')
    for (let row = 0; row < 40; row += 1) expect(all).toContain(`Вопрос ${row}:`)
    expect(all).toContain(`Яма ${NO_GLYPH}${NO_GLYPH} у дома <5> & "7"`)
    expect(pages.length).toBeGreaterThan(2)
    for (const [index, page] of pages.slice(0, -1).entries()) {
      expect(page).toContain('Номер Заголовок Пусто')
      expect(page).toContain(`${index + 1} / ${pages.length}`)
    }
  })
})

it('loses nothing of a row that is longer than a page', async () => {
  const long = `Начало ${'слово '.repeat(3000)} Конец`
  const table = {
    kind: 'table',
    columns: [
      { title: 'Ответ', share: 1 },
      { title: '', share: 3 },
    ],
  } as const
  const paper: PaperDocument = { ...paperOf(0), blocks: [{ ...table, rows: [[[[long]], []]] }] }
  const pages = await pagesOf(await writeDocument(paper, { format: 'pdf', signal }))
  expect(pages.length).toBeGreaterThan(2)
  expect(pages.join(' ').match(/слово/g)).toHaveLength(3000)
  expect(pages.join(' ')).toContain('Конец')
})

it('goes on answering while it lays out six hundred rows', async () => {
  let beats = 0
  const beat = setInterval(() => {
    beats += 1
  }, 10)
  await writeDocument(paperOf(600), { format: 'pdf', signal }).finally(() => clearInterval(beat))
  expect(beats).toBeGreaterThan(5)
})

it('gives up when nobody waits any more, and the next one is made', async () => {
  const abort = new AbortController()
  const given = writeDocument(paperOf(600), { format: 'pdf', signal: abort.signal })
  const next = writeDocument(paperOf(1), { format: 'pdf', signal })
  abort.abort()
  await expect(given).rejects.toThrow(/abort/i)
  expect((await next).subarray(0, 5).toString()).toBe('%PDF-')
})
