/** A report on paper: the same cells as on the screen. */
import type { Report, ReportBlock, ReportCell } from '@veche/contract/reports.ts'
import type { Block, Line, PaperDocument } from '../../../platform/documents/index.ts'
import { REPORT_WORDS } from '../composing/index.ts'

export function buildDocument(report: Report, publicUrl: string): PaperDocument {
  const title = `${report.title}. ${report.place}`
  return {
    ...{ title, language: report.language, isWide: false },
    foot: `${REPORT_WORDS[report.language].foot}. ${title}, ${report.period}`,
    blocks: [
      { kind: 'title', text: title },
      { kind: 'paragraph', line: [`${report.period}`] },
      { kind: 'note', line: [report.counted] },
      ...report.sections.flatMap(({ title: heading, blocks }): Block[] => [
        ...(heading === null ? [] : [{ kind: 'heading' as const, text: heading }]),
        ...blocks.flatMap((block) => toBlocks(block, publicUrl)),
      ]),
    ],
  }
}

function toBlocks(block: ReportBlock, publicUrl: string): Block[] {
  switch (block.kind) {
    case 'sentences':
      return block.sentences.map((sentence) => ({ kind: 'paragraph', line: [sentence] }))
    case 'note':
      return [{ kind: 'note', line: [block.text] }]
    case 'table':
      return [
        {
          kind: 'table',
          columns: block.columns.map(({ title, share }) => ({ title, share })),
          rows: block.rows.map((cells) => cells.map((cell) => [toLine(cell, publicUrl)])),
        },
      ]
  }
}

function toLine({ text, href }: ReportCell, publicUrl: string): Line {
  return [href === null ? text : { text, href: `${publicUrl}${href}` }]
}
