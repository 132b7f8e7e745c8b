import { access } from 'node:fs/promises'
import {
  createErrorFile,
  formatOf,
  type ImportReport,
  importIncidents,
  openSheet,
} from '../../../modules/exchange/index.ts'
import { InvalidError } from '../../../platform/errors.ts'
import { createPageUrl } from '../../wiring/page-url.ts'
import { readOptions } from '../arguments.ts'
import type { Command, CommandIo } from '../command.ts'
import { withSystem } from '../open-system.ts'
import { cancellable, throttle } from '../progress.ts'

const SHOWN = 20

export const importIncidentsCommand: Command = {
  name: 'import incidents',
  summary: 'take incidents from a spreadsheet; the same file twice changes nothing',
  usage: 'FILE.xlsx|FILE.csv|FILE.ods [--dry-run] [--open] [--errors FILE.csv]',
  async run(args, io) {
    const flag = { type: 'boolean' } as const
    const options = { 'dry-run': flag, open: flag, errors: { type: 'string' } } as const
    const { values, positionals } = readOptions(args, options, 1)
    const [file = ''] = positionals
    const format = formatOf(file)
    await access(file).catch(() => {
      throw new InvalidError('import.no_file', { file })
    })
    const errorFile = values.errors ? createErrorFile(values.errors) : null
    return withSystem(io.env, ({ context, channels: { connectors } }) =>
      cancellable(async (signal) => {
        const report = await importIncidents(
          { ...context, pageUrl: createPageUrl(connectors) },
          openSheet(file, format),
          {
            isDryRun: values['dry-run'] ?? false,
            isOpenKept: values.open ?? false,
            needsText: false,
            actor: null,
            jobId: null,
            signal,
            onProgress: throttle((current) => io.note(describe(current))),
            onError: (error) => errorFile?.add(error),
          },
        )
        const written = await errorFile?.write()
        if (written) io.note(`${written} errors in ${values.errors}`)
        return finish(report, signal.aborted, io)
      }),
    )
  },
}

function finish(report: ImportReport, isCancelled: boolean, { out, note }: CommandIo): number {
  const { columns, errors, unknown, failed } = report
  if (columns.missing.length > 0) note(`not in the file: ${columns.missing.join(', ')}`)
  if (columns.unknown.length > 0) note(`passed over, no such column: ${columns.unknown.join(', ')}`)
  for (const { row, column, code, value } of errors.slice(0, SHOWN))
    note(`row ${row}${column ? `, ${column}` : ''}: ${code}${value === null ? '' : `: ${value}`}`)
  if (errors.length > SHOWN) note(`and ${errors.length - SHOWN} more: --errors FILE.csv writes all`)
  for (const { column, name, rows } of unknown.slice(0, SHOWN))
    note(`${column}: no "${name}" in the directory, rows: ${rows}`)
  if (unknown.length > SHOWN) note(`and ${unknown.length - SHOWN} more names`)
  if (isCancelled) note('cancelled: what is stored stays, the same command goes on from here')
  out(describe(report))
  return failed > 0 || isCancelled ? 1 : 0
}

function describe({ read, added, known, changed, failed }: ImportReport): string {
  const differ = changed > 0 ? ` (${changed} of them say something else now)` : ''
  return `${read} read, ${added} added, ${known} known already${differ}, ${failed} with errors`
}
