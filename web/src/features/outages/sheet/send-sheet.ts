import { api, unwrap } from '../../../lib/api.ts'
import { sheetBody } from '../../../lib/files/sheet-body.ts'

export function previewImport(file: File) {
  return unwrap(api.POST('/api/outages/sheet/preview', sheetBody(file)))
}

export function applyImport(file: File, basedOn: string) {
  return unwrap(api.POST('/api/outages/sheet/apply', { params: { query: { basedOn } }, ...sheetBody(file) }))
}
