import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../../lib/api.ts'

export const BRANDS_KEY = ['brands']

export const brandsQuery = queryOptions({
  queryKey: BRANDS_KEY,
  queryFn: ({ signal }) => unwrap(api.GET('/api/brands', { signal })),
})

type Accent = { accent: string | null }

export function saveAccent(code: string, { accent }: Accent, before: Record<string, unknown>) {
  return unwrap(api.PUT('/api/brands/{code}', { params: { path: { code } }, body: { accent, before } }))
}

export function removeEmblem(code: string) {
  return unwrap(api.DELETE('/api/brands/{code}/emblem', { params: { path: { code } } }))
}

/** Bytes go as they are: the generated client only speaks JSON. */
export function uploadEmblem(code: string, file: Blob): Promise<unknown> {
  const url = `/api/brands/${code}/emblem`
  return unwrap<unknown>(sendBytes(url, file))
}

async function sendBytes(url: string, file: Blob) {
  const headers = { 'content-type': file.type }
  const response = await fetch(url, { method: 'PUT', headers, body: file })
  const body: unknown = await response.json().catch(() => undefined)
  return response.ok ? { data: body, response } : { error: body, response }
}
