import { createRequire } from 'node:module'
import { openSync } from 'fontkit'
import pdfmake from 'pdfmake'
import type { Content, ContentText, TableCell } from 'pdfmake/interfaces.js'
import { cleanText, showMissing } from './clean-text.ts'
import { type Block, type Line, type Page, type PaperDocument, pageOf, widthsOf } from './document.ts'

const POINTS_PER_MM = 72 / 25.4
const SIZE = { body: 10, cell: 8.5, note: 8, heading: 12, title: 16 } as const
const LINK_COLOR = '#1f4e9e'

/** Roboto comes with the library and holds Cyrillic. */
const require = createRequire(import.meta.url)
const FONTS = {
  Roboto: {
    normal: require.resolve('pdfmake/fonts/Roboto/Roboto-Regular.ttf'),
    bold: require.resolve('pdfmake/fonts/Roboto/Roboto-Medium.ttf'),
  },
}
pdfmake.setFonts(FONTS)
// Only words are printed, so nothing is fetched and no file but the font is read.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => Object.values(FONTS.Roboto).includes(path))

const font = openSync(FONTS.Roboto.normal)
const hasGlyph = (codePoint: number) => 'glyphForCodePoint' in font && font.hasGlyphForCodePoint(codePoint)

export async function writePdf(paper: PaperDocument): Promise<Buffer> {
  const page = pageOf(paper, POINTS_PER_MM)
  const foot = toText(paper.foot)
  const pdf = pdfmake.createPdf({
    pageSize: 'A4',
    pageOrientation: paper.isWide ? 'landscape' : 'portrait',
    pageMargins: [page.side, page.top, page.side, page.bottom],
    info: { title: cleanText(paper.title), creator: 'Veche', producer: 'Veche' },
    language: paper.language,
    defaultStyle: { font: 'Roboto', fontSize: SIZE.body },
    footer: (number, count) => ({
      margin: [page.side, page.bottom / 3, page.side, 0],
      fontSize: SIZE.note,
      columns: [foot, { text: `${number} / ${count}`, alignment: 'right', width: 'auto' }],
    }),
    content: paper.blocks.map((block) => toContent(block, page)),
  })
  return pdf.getBuffer()
}

function toContent(block: Block, page: Page): Content {
  switch (block.kind) {
    case 'title':
      return { text: toText(block.text), fontSize: SIZE.title, bold: true, margin: [0, 0, 0, 8] }
    case 'heading':
      return { text: toText(block.text), fontSize: SIZE.heading, bold: true, margin: [0, 12, 0, 6] }
    case 'paragraph':
      return { ...toLine(block.line), margin: [0, 0, 0, 4] }
    case 'note':
      return { ...toLine(block.line), fontSize: SIZE.note, margin: [0, 0, 0, 4] }
    case 'list':
      return { ol: block.items.map(toLine), margin: [0, 0, 0, 4] }
    case 'facts':
      return {
        layout: 'noBorders',
        margin: [0, 0, 0, 6],
        table: {
          widths: [page.inner / 5, '*'],
          body: block.facts.map(({ name, lines }) => [{ text: toText(name), bold: true }, toCell(lines)]),
        },
      }
    case 'table':
      return toTable(block, page)
    case 'signatures':
      return {
        // Keeps the places for signatures on one page.
        unbreakable: true,
        stack: block.people.map(({ role, name }) => ({
          margin: [0, 16, 0, 0],
          columns: [
            { text: toText(role), width: page.inner / 3 },
            { text: `______________________ ${toText(name)}` },
          ],
        })),
      }
  }
}

const PADDING = 4
const RULE = 0.5

function toTable({ columns, rows }: Extract<Block, { kind: 'table' }>, { inner }: Page): Content {
  const rules = RULE * (columns.length + 1)
  return {
    fontSize: SIZE.cell,
    margin: [0, 0, 0, 6],
    layout: {
      hLineWidth: () => RULE,
      vLineWidth: () => RULE,
      hLineColor: () => '#999999',
      vLineColor: () => '#999999',
      paddingLeft: () => PADDING,
      paddingRight: () => PADDING,
      fillColor: (row) => (row === 0 ? '#ededed' : null),
    },
    // Rows may break over pages, because a row that may not and is longer than a page would lose its end.
    table: {
      headerRows: 1,
      widths: widthsOf(columns, inner - rules).map((width) => width - 2 * PADDING),
      body: [
        columns.map(({ title }) => ({ text: toText(title), bold: true })),
        ...rows.map((cells) => cells.map(toCell)),
      ],
    },
  }
}

function toCell(lines: readonly Line[]): TableCell {
  const [only, ...rest] = lines
  return rest.length === 0 ? toLine(only ?? []) : { stack: lines.map(toLine) }
}

function toLine(line: Line): ContentText {
  return {
    text: line.map((piece) =>
      typeof piece === 'string'
        ? toText(piece)
        : { text: toText(piece.text), link: piece.href, color: LINK_COLOR, decoration: 'underline' },
    ),
  }
}

function toText(text: string): string {
  return showMissing(cleanText(text), hasGlyph)
}
