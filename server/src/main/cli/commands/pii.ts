import { findPersonalSpans } from '../../../modules/text/index.ts'
import { readOptions } from '../arguments.ts'
import type { Command } from '../command.ts'
import { forEachRow, OFFSETS, TextRow } from '../reader/json-lines.ts'

export const piiCommand: Command = {
  name: 'pii',
  summary: `find personal data in texts; ${OFFSETS}`,
  usage: 'FILE.jsonl (rows {id, text}; out {id, spans: [{kind, start, end}]})',
  async run(args, io) {
    const [file = ''] = readOptions(args, {}, 1).positionals
    const bad = await forEachRow(file, TextRow, io, ({ row: { id, text } }) => {
      io.out(JSON.stringify({ id, spans: findPersonalSpans(text) }))
    })
    return bad > 0 ? 1 : 0
  },
}
