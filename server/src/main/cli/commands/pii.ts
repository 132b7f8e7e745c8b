import { findPersonalSpans } from '../../../modules/text/index.ts'
import { readOptions } from '../arguments.ts'
import type { Command } from '../command.ts'
import { OFFSETS, readTextRows } from '../read-rows.ts'

export const piiCommand: Command = {
  name: 'pii',
  summary: `find personal data in texts; ${OFFSETS}`,
  usage: 'FILE.jsonl (rows {id, text}; out {id, spans: [{kind, start, end}]})',
  async run(args, { out, note }) {
    const [file = ''] = readOptions(args, {}, 1).positionals
    const count = { bad: 0 }
    for await (const { id, text } of readTextRows(file, note, count))
      out(JSON.stringify({ id, spans: findPersonalSpans(text) }))
    return count.bad > 0 ? 1 : 0
  },
}
