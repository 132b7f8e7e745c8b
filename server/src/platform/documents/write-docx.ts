import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx'
import { cleanText } from './clean-text.ts'
import { type Block, type Line, type Page, type PaperDocument, pageOf, widthsOf } from './document.ts'

/** A twentieth of a point. */
const TWIPS_PER_MM = 1440 / 25.4
/** On each machine where such files are opened, with Cyrillic. */
const FONT = 'Arial'
/** Half points. */
const SIZE = { body: 20, cell: 17, note: 16, heading: 24, title: 32 } as const
const NUMBERED = 'numbered'
const LINK_COLOR = '1F4E9E'
const LANGUAGES = { ru: 'ru-RU', en: 'en-GB' } as const

export function writeDocx(paper: PaperDocument): Promise<Buffer> {
  const page = pageOf(paper, TWIPS_PER_MM)
  const round = Math.round
  const document = new Document({
    title: cleanText(paper.title),
    creator: 'Veche',
    styles: {
      default: {
        document: {
          run: { font: FONT, size: SIZE.body, language: { value: LANGUAGES[paper.language] } },
          paragraph: { spacing: { after: 80 } },
        },
        title: { run: { size: SIZE.title, bold: true }, paragraph: { spacing: { after: 160 } } },
        heading1: {
          run: { size: SIZE.heading, bold: true },
          paragraph: { spacing: { before: 240, after: 120 }, keepNext: true },
        },
      },
    },
    numbering: {
      config: [
        {
          reference: NUMBERED,
          levels: [
            {
              level: 0,
              format: LevelFormat.DECIMAL,
              text: '%1.',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 480, hanging: 480 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: {
              // The library turns a wide page itself.
              width: round(paper.isWide ? page.height : page.width),
              height: round(paper.isWide ? page.width : page.height),
              orientation: paper.isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: {
              top: round(page.top),
              bottom: round(page.bottom),
              left: round(page.side),
              right: round(page.side),
              footer: round(page.bottom / 2),
            },
          },
        },
        footers: { default: footOf(paper, page) },
        children: paper.blocks.flatMap((block) => toParts(block, page)),
      },
    ],
  })
  return Packer.toBuffer(document)
}

function footOf({ foot }: PaperDocument, { inner }: Page): Footer {
  const number = [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES]
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: Math.round(inner) }],
        children: [
          new TextRun({ text: cleanText(foot), size: SIZE.note }),
          new TextRun({ size: SIZE.note, children: [new Tab(), ...number] }),
        ],
      }),
    ],
  })
}

function toParts(block: Block, page: Page): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'title':
      return [
        new Paragraph({ heading: HeadingLevel.TITLE, children: toRuns([block.text], SIZE.title, true) }),
      ]
    case 'heading':
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_1,
          children: toRuns([block.text], SIZE.heading, true),
        }),
      ]
    case 'paragraph':
      return [new Paragraph({ children: toRuns(block.line, SIZE.body) })]
    case 'note':
      return [new Paragraph({ children: toRuns(block.line, SIZE.note) })]
    case 'list':
      return block.items.map(
        (item) =>
          new Paragraph({
            numbering: { reference: NUMBERED, level: 0 },
            children: toRuns(item, SIZE.body),
          }),
      )
    case 'facts': {
      const widths = [page.inner / 5, (page.inner / 5) * 4]
      const rows = block.facts.map(
        ({ name, lines }) =>
          new TableRow({
            children: [
              toCell([[name]], { width: widths[0], size: SIZE.body, isBold: true }),
              toCell(lines, { width: widths[1], size: SIZE.body }),
            ],
          }),
      )
      return [toTable(rows, widths, false), space()]
    }
    case 'table': {
      const widths = widthsOf(block.columns, page.inner)
      const head = new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: block.columns.map(({ title }, at) =>
          toCell([[title]], { width: widths[at], size: SIZE.cell, isBold: true, isShaded: true }),
        ),
      })
      const rows = block.rows.map(
        (cells) =>
          new TableRow({
            children: cells.map((lines, at) => toCell(lines, { width: widths[at], size: SIZE.cell })),
          }),
      )
      return [toTable([head, ...rows], widths, true), space()]
    }
    case 'signatures':
      return block.people.map(
        ({ role, name }) =>
          new Paragraph({
            keepLines: true,
            spacing: { before: 320 },
            tabStops: [{ type: TabStopType.LEFT, position: Math.round(page.inner / 3) }],
            children: [
              ...toRuns([role], SIZE.body),
              new TextRun({ children: [new Tab(), '______________________ '] }),
              ...toRuns([name], SIZE.body),
            ],
          }),
      )
  }
}

function toTable(rows: TableRow[], widths: readonly number[], isRuled: boolean): Table {
  const line = isRuled
    ? { style: BorderStyle.SINGLE, size: 4, color: '999999' }
    : { style: BorderStyle.NONE, size: 0, color: 'auto' }
  return new Table({
    rows,
    layout: TableLayoutType.FIXED,
    width: { size: Math.round(widths.reduce((sum, width) => sum + width, 0)), type: WidthType.DXA },
    columnWidths: widths.map(Math.round),
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    borders: {
      ...{ top: line, bottom: line, left: line, right: line },
      ...{ insideHorizontal: line, insideVertical: line },
    },
  })
}

type CellLook = { width: number | undefined; size: number; isBold?: boolean; isShaded?: boolean }

function toCell(
  lines: readonly Line[],
  { width = 0, size, isBold = false, isShaded = false }: CellLook,
): TableCell {
  // A cell without a paragraph is a broken file.
  const shown = lines.length === 0 ? [[]] : lines
  return new TableCell({
    width: { size: Math.round(width), type: WidthType.DXA },
    ...(isShaded ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'EDEDED' } } : {}),
    children: shown.map(
      (line) => new Paragraph({ spacing: { after: 0 }, children: toRuns(line, size, isBold) }),
    ),
  })
}

/** Word glues two tables together that nothing parts. */
function space(): Paragraph {
  return new Paragraph({ spacing: { after: 0, line: 120, lineRule: LineRuleType.EXACT }, children: [] })
}

function toRuns(line: Line, size: number, bold = false): ParagraphChild[] {
  return line.flatMap((piece): ParagraphChild[] => {
    if (typeof piece === 'string') return toLines(piece, { size, bold })
    const children = toLines(piece.text, { size, bold, color: LINK_COLOR, underline: {} })
    return [new ExternalHyperlink({ link: piece.href, children })]
  })
}

type RunLook = { size: number; bold: boolean; color?: string; underline?: Record<string, never> }

function toLines(text: string, look: RunLook): TextRun[] {
  return cleanText(text)
    .split('\n')
    .map((part, index) => new TextRun({ ...look, text: part, ...(index === 0 ? {} : { break: 1 }) }))
}
