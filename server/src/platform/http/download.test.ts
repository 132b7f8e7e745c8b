import { expect, it } from 'vitest'
import { asDownload } from './download.ts'

it('keeps the name of a file in any alphabet, and breaks no header by it', () => {
  const name = `Протокол эфира № 12 "до'м"\r\n.docx`
  const said = asDownload(name, 'application/pdf')['content-disposition'] ?? ''
  expect(said).toMatch(/^[\x20-\x7e]+$/)
  expect(said.match(/"/g)).toHaveLength(2)
  expect(decodeURIComponent(said.split("filename*=UTF-8''")[1] ?? '')).toBe(name)
  expect(asDownload('incidents-2026.xlsx', 'text/csv')['content-disposition']).toContain(
    'filename="incidents-2026.xlsx"',
  )
})
