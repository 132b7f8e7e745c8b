import { addExportReading } from '../../../modules/access/index.ts'
import { exportIncidents, formatOf, headerOf, writeIncidents } from '../../../modules/exchange/index.ts'
import { listOwnFields } from '../../../modules/incidents/index.ts'
import { momentInZone } from '../../../platform/working-time/index.ts'
import { createPageUrl } from '../../wiring/page-url.ts'
import { readOptions, required } from '../arguments.ts'
import { type Command, UsageError } from '../command.ts'
import { withSystem } from '../open-system.ts'
import { cancellable, throttle } from '../progress.ts'

export const exportIncidentsCommand: Command = {
  name: 'export incidents',
  summary: 'write incidents into a spreadsheet of 47 columns',
  usage: '--out FILE.xlsx|FILE.csv [--from YYYY-MM-DD] [--to YYYY-MM-DD]',
  run(args, io) {
    const text = { type: 'string' } as const
    const { values } = readOptions(args, { out: text, from: text, to: text })
    const out = required(values.out, 'out')
    const format = formatOf(out)
    return withSystem(io.env, ({ context, channels: { connectors } }) =>
      cancellable(async (signal) => {
        const { timeZone } = context.region
        let count = 0
        const say = throttle((rows: number) => io.note(`${rows} written`))
        const fields = await listOwnFields(context.db)
        const rows = exportIncidents(
          { ...context, pageUrl: createPageUrl(connectors) },
          {
            from: dayOf(values.from, timeZone, 0),
            to: dayOf(values.to, timeZone, 1),
            actor: null,
            fields,
            signal,
            onRead: (numbers) =>
              addExportReading(context.db, { at: context.clock(), userId: null, numbers, ref: out }),
            onProgress(rows) {
              count = rows
              say(rows)
            },
          },
        )
        await writeIncidents(out, format, { header: headerOf(fields), rows })
        io.out(`${count} incidents in ${out}`)
        return 0
      }),
    )
  },
}

/** Both days are inside the period. */
function dayOf(text: string | undefined, timeZone: string, addDays: number): Date | null {
  if (text === undefined) return null
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new UsageError(`"${text}" is no date like 2026-01-31`)
  return momentInZone(timeZone, { date: text, time: '00:00', addDays })
}
