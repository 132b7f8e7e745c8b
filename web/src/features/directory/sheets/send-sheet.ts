import type { SheetKind } from '@veche/contract/admin/directory.ts'
import { api, unwrap } from '../../../lib/api.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
type Sheet = { kind: SheetKind; file: File; isComplete: boolean }

/** The file itself is the body: nothing of it is read in the browser. */
function bodyOf(file: File) {
  const isWorkbook = file.name.toLowerCase().endsWith('.xlsx')
  return {
    body: file,
    bodySerializer: () => file,
    headers: { 'content-type': isWorkbook ? XLSX : 'text/csv' },
  }
}

export function previewImport({ kind, file, isComplete }: Sheet) {
  return unwrap(
    api.POST('/api/directory/sheets/{kind}/preview', {
      params: { path: { kind }, query: { isComplete: `${isComplete}` } },
      ...bodyOf(file),
    }),
  )
}

export function applyImport({ kind, file, isComplete, basedOn }: Sheet & { basedOn: string }) {
  return unwrap(
    api.POST('/api/directory/sheets/{kind}/apply', {
      params: { path: { kind }, query: { isComplete: `${isComplete}`, basedOn } },
      ...bodyOf(file),
    }),
  )
}
