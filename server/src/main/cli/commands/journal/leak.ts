import { createWriteStream } from 'node:fs'
import { LeakQuery } from '@veche/contract/admin/readings.ts'
import { journalLeak, LEAK_HEADER, leakRows, toReadingFilter } from '../../../../modules/access/index.ts'
import { getRegion } from '../../../../modules/directory/index.ts'
import { type Cell, writeSheet } from '../../../../platform/sheets/index.ts'
import { readOptions, required } from '../../arguments.ts'
import { type Command, UsageError } from '../../command.ts'
import { withDatabase } from '../../open-system.ts'

export const leakCommand: Command = {
  name: 'leak',
  summary: 'write who saw or took away whom between two moments; itself an entry of the journal',
  usage:
    '--from MOMENT --to MOMENT --out FILE.csv|FILE.xlsx [--who NAME|E-MAIL] [--number N,N, questions of a resident]',
  run(args, { env, out }) {
    const text = { type: 'string' } as const
    const { values } = readOptions(args, { from: text, to: text, out: text, who: text, number: text })
    const file = required(values.out, 'out')
    const format = formatOf(file)
    const asked = LeakQuery.safeParse({
      from: momentOf(required(values.from, 'from')),
      to: momentOf(required(values.to, 'to')),
      who: values.who,
      numbers: values.number,
    })
    if (!asked.success) throw new UsageError(`--${String(asked.error.issues[0]?.path[0])} is wrong`)
    return withDatabase(env, async ({ db }) => {
      const startedAt = performance.now()
      const filter = await toReadingFilter(db, asked.data)
      await journalLeak(db, { actor: null, filter, way: 'command' })
      const { timeZone } = await getRegion(db)
      const counted = countRows(leakRows(db, { filter, timeZone }))
      const output = createWriteStream(file, { mode: 0o600 })
      await writeSheet(counted.rows, output, { format, header: LEAK_HEADER, sheetName: 'Доступ' })
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
      out(`${counted.count()} rows in ${file}, ${seconds} s`)
      return 0
    })
  },
}

function formatOf(file: string): 'csv' | 'xlsx' {
  if (file.endsWith('.csv')) return 'csv'
  if (file.endsWith('.xlsx')) return 'xlsx'
  throw new UsageError('--out must end with .csv or .xlsx')
}

/** «2026-11-30T10:00» without a zone is a moment of the clock of the server. */
function momentOf(text: string): string {
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) throw new UsageError(`"${text}" is no moment like 2026-11-30T10:00+03:00`)
  return at.toISOString()
}

function countRows(rows: AsyncIterable<Cell[]>) {
  let count = 0
  async function* counting(): AsyncGenerator<Cell[]> {
    for await (const row of rows) {
      count += 1
      yield row
    }
  }
  return { rows: counting(), count: () => count }
}
