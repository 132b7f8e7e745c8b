/** The spreadsheet out of a test region and into it, in memory. */
import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import {
  exportIncidents,
  headerOf,
  type ImportReport,
  importIncidents,
} from '../../src/modules/exchange/index.ts'
import { listOwnFields } from '../../src/modules/incidents/index.ts'
import { readSheet, type SheetFormat, writeSheet } from '../../src/platform/sheets/index.ts'
import type { TestApp } from '../test-app.ts'

const never = new AbortController().signal
const everything = {
  ...{ from: null, to: null, actor: null, signal: never },
  ...{ onProgress: () => undefined, onRead: async () => undefined },
}

function contextOf({ context }: TestApp) {
  const pageUrl = (network: string, id: string) =>
    id === 'import' ? null : `https://${network}.example/${id}`
  return { ...context, folder: '', pageUrl }
}

export async function exportFile(test: TestApp, format: SheetFormat): Promise<Buffer> {
  const output = new PassThrough()
  const fields = await listOwnFields(test.db)
  const rows = exportIncidents(contextOf(test), { ...everything, fields })
  const [bytes] = await Promise.all([
    buffer(output),
    writeSheet(rows, output, { format, header: headerOf(fields) }),
  ])
  return bytes
}

export function importFile(
  test: TestApp,
  bytes: Buffer,
  format: SheetFormat,
  options = {},
): Promise<ImportReport> {
  return importIncidents(contextOf(test), readSheet(Readable.from([bytes]), format), {
    isDryRun: false,
    isOpenKept: false,
    needsText: false,
    jobId: null,
    actor: null,
    signal: never,
    onProgress: () => undefined,
    onError: () => undefined,
    ...options,
  })
}
