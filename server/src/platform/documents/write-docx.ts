import {
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
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
import { HEAD_FILL, LINK_COLOR, NUMBERED, NUMBERING, RULE_COLOR, SIZE, stylesOf } from './docx-look.ts'

/** A twentieth of a point. */
const TWIPS_PER_MM = 1440 / 25.4

export function writeDocx(paper: PaperDocument): Promise<Buffer> {
  const page = pageOf(paper, TWIPS_PER_MM)
  const round = Math.round
  const document = new Document({
    title: cleanText(paper.title),
    creator: 'Veche',
    styles: stylesOf(paper),
    numbering: NUMBERING,
    sections: [
      {
        properties: {
          page: {
            size: {
              // The library itself swaps the sides of a wide page.
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
    case 'facts':
      return [toFacts(block, page), space()]
    case 'table':
      return [toTable(block, page), space()]
    case 'signatures':
      return block.people.map((person) => toSignature(person, page))
  }
}

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

function toFacts({ facts }: Of<'facts'>, { inner }: Page): Table {
  const widths = [inner / 5, (inner / 5) * 4]
  const rows = facts.map(
    ({ name, lines }) =>
      new TableRow({
        children: [
          toCell([[name]], { width: widths[0], size: SIZE.body, isBold: true }),
          toCell(lines, { width: widths[1], size: SIZE.body }),
        ],
      }),
  )
  return layOut(rows, widths, false)
}

function toTable({ columns, rows }: Of<'table'>, { inner }: Page): Table {
  const widths = widthsOf(columns, inner)
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ title }, at) =>
      toCell([[title]], { width: widths[at], size: SIZE.cell, isBold: true, isShaded: true }),
    ),
  })
  const others = rows.map(
    (cells) =>
      new TableRow({
        children: cells.map((lines, at) => toCell(lines, { width: widths[at], size: SIZE.cell })),
      }),
  )
  return layOut([head, ...others], widths, true)
}

function toSignature({ role, name }: Of<'signatures'>['people'][number], { inner }: Page): Paragraph {
  return new Paragraph({
    keepLines: true,
    spacing: { before: 320 },
    tabStops: [{ type: TabStopType.LEFT, position: Math.round(inner / 3) }],
    children: [
      ...toRuns([role], SIZE.body),
      new TextRun({ children: [new Tab(), '______________________ '] }),
      ...toRuns([name], SIZE.body),
    ],
  })
}

function layOut(rows: TableRow[], widths: readonly number[], isRuled: boolean): Table {
  const line = isRuled
    ? { style: BorderStyle.SINGLE, size: 4, color: RULE_COLOR }
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
  // Word takes a file with a cell without a paragraph for broken.
  const shown = lines.length === 0 ? [[]] : lines
  return new TableCell({
    width: { size: Math.round(width), type: WidthType.DXA },
    ...(isShaded ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: HEAD_FILL } } : {}),
    children: shown.map(
      (line) => new Paragraph({ spacing: { after: 0 }, children: toRuns(line, size, isBold) }),
    ),
  })
}

/** Stands between two tables, because Word joins tables that nothing parts. */
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
