/** What a phone asks for before it puts the product beside its other applications. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import words from '../../locales/ru/common.json'

const PUBLIC = path.resolve(import.meta.dirname, '../../../public')
type Manifest = {
  name: string
  start_url: string
  display: string
  icons: { src: string; sizes: string; type: string; purpose: string }[]
  shortcuts: { name: string; url: string }[]
}
const manifest: Manifest = JSON.parse(readFileSync(path.join(PUBLIC, 'manifest.webmanifest'), 'utf8'))
const drawn = manifest.icons.filter(({ type }) => type === 'image/png')

/** The width and height that a PNG says at its beginning. */
function sizeOf(src: string): string {
  const bytes = readFileSync(path.join(PUBLIC, src))
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG')
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`
}

it('can be put among the applications of a phone: by name, in a window of its own', () => {
  expect(manifest).toMatchObject({ name: 'Вече', start_url: '/', display: 'standalone' })
})

it('has icons of the sizes that phones take, as large as they say, and one that may be cut round', () => {
  expect(drawn.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
    '192x192 any',
    '512x512 any',
    '512x512 maskable',
  ])
  expect(drawn.map(({ src }) => sizeOf(src))).toEqual(drawn.map(({ sizes }) => sizes))
})

it('leads from its icon to the pages of a phone, by the names that they have there', () => {
  const names: Record<string, string> = words.section
  expect(manifest.shortcuts.map(({ name, url }) => [name, url])).toEqual(
    ['tasks', 'today', 'chats'].map((section) => [names[section], `/${section}`]),
  )
})
