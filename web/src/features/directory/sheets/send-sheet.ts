import type { SheetKind } from '@veche/contract/admin/directory.ts'
import { api, unwrap } from '../../../lib/api.ts'
import { sheetBody } from '../../../lib/files/sheet-body.ts'

type Sheet = { kind: SheetKind; file: File; isComplete: boolean }

export function previewImport({ kind, file, isComplete }: Sheet) {
  return unwrap(
    api.POST('/api/directory/sheets/{kind}/preview', {
      params: { path: { kind }, query: { isComplete: `${isComplete}` } },
      ...sheetBody(file),
    }),
  )
}

export function applyImport({ kind, file, isComplete, basedOn }: Sheet & { basedOn: string }) {
  return unwrap(
    api.POST('/api/directory/sheets/{kind}/apply', {
      params: { path: { kind }, query: { isComplete: `${isComplete}`, basedOn } },
      ...sheetBody(file),
    }),
  )
}
