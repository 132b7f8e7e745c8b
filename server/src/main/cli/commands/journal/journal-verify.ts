import { type JournalHead, verifyJournal } from '../../../../modules/access/index.ts'
import { readOptions } from '../../arguments.ts'
import { type Command, UsageError } from '../../command.ts'
import { withDatabase } from '../../open-system.ts'

export const journalVerifyCommand: Command = {
  name: 'journal verify',
  summary: 'check that the security journal is as it was written; prints its end, to be kept elsewhere',
  usage: '[--known SEQ:HASH, an end that was printed before]',
  run(args, { env, out, note }) {
    const { values } = readOptions(args, { known: { type: 'string' } })
    const known = parseHead(values.known)
    return withDatabase(env, async ({ db }) => {
      const verdict = await verifyJournal(db, known)
      if (verdict.isWhole) {
        out(`${verdict.head.seq}:${verdict.head.hash}`)
        return 0
      }
      note(`The journal is not whole: ${verdict.problem} at row ${verdict.seq}`)
      return 1
    })
  },
}

function parseHead(text: string | undefined): JournalHead | null {
  if (text === undefined) return null
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? []
  if (!seq || !hash) throw new UsageError('--known must be SEQ:HASH as this command prints it')
  return { seq: Number(seq), hash }
}
