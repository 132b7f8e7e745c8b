import { findNearDuplicates } from '../../../modules/text/index.ts'
import { readOptions } from '../arguments.ts'
import { type Command, UsageError } from '../command.ts'
import { readTextRows, type TextRow } from '../read-rows.ts'

const THRESHOLD = 0.5
const DIGITS = 4

export const similarCommand: Command = {
  name: 'similar',
  summary: 'find texts that say the same in nearly the same words',
  usage: `FILE.jsonl [--threshold ${THRESHOLD}] (rows {id, text}; out {a, b, score}, score over 0 up to 1)`,
  async run(args, { out, note }) {
    const { values, positionals } = readOptions(args, { threshold: { type: 'string' } }, 1)
    const threshold = readThreshold(values.threshold)
    const count = { bad: 0 }
    const rows: TextRow[] = []
    for await (const row of readTextRows(positionals[0] ?? '', note, count)) rows.push(row)
    for (const { a, b, score } of findNearDuplicates(rows, threshold))
      out(JSON.stringify({ a, b, score: Number(score.toFixed(DIGITS)) }))
    return count.bad > 0 ? 1 : 0
  },
}

function readThreshold(words: string | undefined): number {
  const threshold = words === undefined ? THRESHOLD : Number(words)
  if (!(threshold > 0 && threshold <= 1)) throw new UsageError('--threshold is over 0 and at most 1')
  return threshold
}
