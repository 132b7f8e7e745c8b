import { buildSearchIndex, createSenseReader, searchTexts } from '../../../modules/text/index.ts'
import { loadStarter } from '../../../modules/text/reader/starter.ts'
import { readOptions } from '../arguments.ts'
import { type Command, UsageError } from '../command.ts'
import { forEachRow, TextRow } from '../reader/json-lines.ts'

const TOP = 10
const DIGITS = 4
/** The topic of a text takes a millisecond; of more texts their words alone are looked at. */
const MOST_READ = 20_000

export const searchCommand: Command = {
  name: 'search',
  summary: 'find texts by what a query means: other forms, other words for the same, slips, the wrong layout',
  usage: [
    `FILE.jsonl (--query Q | --queries Q.jsonl) [--top ${TOP}] (rows {id, text}, of queries too;`,
    'out for a query {id, score}, the best first; for a file of queries {query, ids}, query being its id)',
  ].join('\n  '),
  async run(args, io) {
    const { values, positionals } = readOptions(
      args,
      { query: { type: 'string' }, queries: { type: 'string' }, top: { type: 'string' } },
      1,
    )
    const { query, queries } = values
    if ((query === undefined) === (queries === undefined))
      throw new UsageError('Give either --query or --queries')
    const top = readTop(values.top)
    const rows: TextRow[] = []
    let bad = await forEachRow(positionals[0] ?? '', TextRow, io, ({ row }) => void rows.push(row))
    const readSense = rows.length > MOST_READ ? null : createSenseReader(loadStarter())
    const index = buildSearchIndex(rows, readSense)
    if (query !== undefined)
      for (const { id, score } of searchTexts(index, query, top))
        io.out(JSON.stringify({ id, score: Number(score.toFixed(DIGITS)) }))
    if (queries !== undefined)
      bad += await forEachRow(queries, TextRow, io, ({ row: { id, text } }) => {
        io.out(JSON.stringify({ query: id, ids: searchTexts(index, text, top).map((found) => found.id) }))
      })
    return bad > 0 ? 1 : 0
  },
}

function readTop(words: string | undefined): number {
  const top = words === undefined ? TOP : Number(words)
  if (!Number.isInteger(top) || top < 1) throw new UsageError('--top is a whole number from 1 on')
  return top
}
