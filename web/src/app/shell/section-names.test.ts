/** A section has one name: in both menus, in the search, over its page. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { ME } from '../../testing/frame.ts'
import { sectionsFor } from './sections.ts'

const SRC = path.resolve(import.meta.dirname, '../..')
const abilities = Object.fromEntries(Object.keys(ME.abilities).map((name) => [name, true]))
const everything = { ...ME, abilities: abilities as typeof ME.abilities }
const KEYS = sectionsFor(everything).map(({ key }) => key)
/** Over these stands the queue, the person, the chat: no name of a section. */
const NAMED_BY_CONTENT = ['desk', 'today', 'chats', 'directory']

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.tsx') && !name.endsWith('.test.tsx'),
)
const sources = files.map((name) => readFileSync(path.join(SRC, name), 'utf8'))
const headings = sources.flatMap((source) =>
  [...source.matchAll(/<h1[^>]*>([^<]*)<\/h1>/g)].flatMap(([, inside]) => inside ?? []),
)

it.each(['ru', 'en'])('names each section once in the table of names (%s), and no two alike', (language) => {
  const file = path.join(SRC, 'locales', language, 'common.json')
  const common = JSON.parse(readFileSync(file, 'utf8'))
  expect(Object.keys(common.section)).toEqual(expect.arrayContaining(KEYS))
  const names = KEYS.map((key) => common.section[key])
  expect(names.toSorted()).toEqual([...new Set(names)].toSorted())
  // A second table is how names come apart.
  const others = Object.entries(common).filter(
    ([key, words]) => key !== 'section' && typeof words === 'object' && words !== null && 'users' in words,
  )
  expect(others).toEqual([])
})

it('draws both menus, the tabs and the search from that table', () => {
  const drawn = ['app/shell/SectionLinks.tsx', 'app/shell/SectionTabs.tsx', 'app/shell/TopBar.tsx']
  for (const name of [...drawn, 'app/use-palette-items.ts']) {
    const source = readFileSync(path.join(SRC, name), 'utf8')
    expect([name, /common\.section\.\$\{/.test(source)]).toEqual([name, true])
  }
})

it('says over the page of a section the name that its menu says', () => {
  const over = headings.flatMap((inside) =>
    [...inside.matchAll(/common\.section\.(\w+)/g)].map(([, key]) => key),
  )
  expect(KEYS.filter((key) => !over.includes(key) && !NAMED_BY_CONTENT.includes(key))).toEqual([])
})
