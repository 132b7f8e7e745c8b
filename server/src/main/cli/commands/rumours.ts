import { loadRumourReader } from '../../../modules/text/rumours/starter.ts'
import { readOptions } from '../arguments.ts'
import { type Command, UsageError } from '../command.ts'
import { forEachRow, TextRow } from '../reader/json-lines.ts'
import { round } from '../reader/read-alone.ts'

export const rumoursCommand: Command = {
  name: 'rumours',
  summary: 'tell which of some claims each text passes on, if any',
  usage: [
    '--claims C.jsonl F.jsonl',
    '  Both have rows {id, text}, one a line. Prints {id, claim, score} a line: the id of the likeliest claim, and how',
    '  likely the text passes it on, 0 to 1. From 0.5 it does: of texts that only speak of the same thing one in twenty',
    '  stands above. Needs neither a server nor a database. Ends with 1 if a row was bad.',
  ].join('\n'),
  async run(args, io) {
    const { values, positionals } = readOptions(args, { claims: { type: 'string' } }, 1)
    const [file = ''] = positionals
    if (values.claims === undefined) throw new UsageError('--claims is the file of claims')
    const reader = loadRumourReader()
    const rows: TextRow[] = []
    const badClaims = await forEachRow(values.claims, TextRow, io, ({ row }) => void rows.push(row))
    const claims = rows.map(({ text }) => reader.readClaim(text))
    const bad = await forEachRow(file, TextRow, io, ({ row: { id, text } }) => {
      const found = reader.match(reader.readText(text), claims)
      io.out(
        JSON.stringify({
          id,
          claim: (found && rows[found.claim]?.id) ?? null,
          score: round(found?.score ?? 0),
        }),
      )
    })
    return badClaims + bad > 0 ? 1 : 0
  },
}
