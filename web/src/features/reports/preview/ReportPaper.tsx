import type { ReactNode } from 'react'
import type { Report } from '../reports.queries.ts'
import * as styles from './Preview.module.css'

type Section = Report['sections'][number]
type Block = Section['blocks'][number]
type Table = Extract<Block, { kind: 'table' }>
export type RenderLink = (href: string, content: ReactNode) => ReactNode

/** The very words and numbers of the files. */
export function ReportPaper({ report, renderLink }: { report: Report; renderLink: RenderLink }) {
  return (
    <article className={`panel pad ${styles.paper}`} lang={report.language} aria-labelledby="report-h">
      <header>
        <h2 id="report-h" className="lg">
          {report.title}. {report.place}
        </h2>
        <p className="muted">{report.period}</p>
        <p className="sm muted">{report.counted}</p>
      </header>
      {report.sections.map(({ title, blocks }) => (
        <section key={title ?? ''}>
          {title !== null && <h3>{title}</h3>}
          {blocks.map((block, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no names and never move
            <BlockOf key={at} block={block} label={title ?? report.title} renderLink={renderLink} />
          ))}
        </section>
      ))}
    </article>
  )
}

function BlockOf({ block, label, renderLink }: { block: Block; label: string; renderLink: RenderLink }) {
  switch (block.kind) {
    case 'sentences':
      return block.sentences.map((sentence) => <p key={sentence}>{sentence}</p>)
    case 'note':
      return <p className="sm muted">{block.text}</p>
    case 'table':
      return <TableOf table={block} label={label} renderLink={renderLink} />
  }
}

function TableOf({ table, label, renderLink }: { table: Table; label: string; renderLink: RenderLink }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is moved by keys
    <section className={styles.tableFrame} tabIndex={0} aria-label={label}>
      <table>
        <thead>
          <tr>
            {table.columns.map(({ title, isNumber }) => (
              <th key={title} scope="col" data-number={isNumber || undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no names and never move
            <tr key={row}>
              {cells.map(({ text, href }, at) => (
                <td key={table.columns[at]?.title} data-number={table.columns[at]?.isNumber || undefined}>
                  {href === null ? text : renderLink(href, text)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
