import { findNearDuplicates } from '../../../modules/text/index.ts'
import { readOptions } from '../arguments.ts'
import { type Command, UsageError } from '../command.ts'
import { forEachRow, TextRow } from '../reader/json-lines.ts'

const THRESHOLD = 0.5
const DIGITS = 4

export const similarCommand: Command = {
  name: 'similar',
  summary: 'find texts that say the same in nearly the same words',
  usage: `FILE.jsonl [--threshold ${THRESHOLD}] (rows {id, text}; out {a, b, score}, score over 0 up to 1)`,
  async run(args, io) {
    const { values, positionals } = readOptions(args, { threshold: { type: 'string' } }, 1)
    const threshold = readThreshold(values.threshold)
    const rows: TextRow[] = []
    const bad = await forEachRow(positionals[0] ?? '', TextRow, io, ({ row }) => void rows.push(row))
    for (const { a, b, score } of findNearDuplicates(rows, threshold))
      io.out(JSON.stringify({ a, b, score: Number(score.toFixed(DIGITS)) }))
    return bad > 0 ? 1 : 0
  },
}

function readThreshold(words: string | undefined): number {
  const threshold = words === undefined ? THRESHOLD : Number(words)
  if (!(threshold > 0 && threshold <= 1)) throw new UsageError('--threshold is over 0 and at most 1')
  return threshold
}
