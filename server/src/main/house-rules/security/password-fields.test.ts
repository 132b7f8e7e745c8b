/** Fields for passwords: hidden as they are typed, and open to managers of passwords and to pasting. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const WEB = path.resolve(import.meta.dirname, '../../../../../web/src')
const PAGES = readdirSync(WEB, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx') && !file.includes('.test.'))
  .map((file) => readFileSync(path.join(WEB, file), 'utf8'))
/** A tag with its attributes, none of which holds `>` but in an arrow. */
const FIELDS = PAGES.flatMap((source) =>
  [...source.matchAll(/<[A-Za-z]+\s(?:[^<>]|=>)*?\/>/g)].map(([tag]) => tag),
)

it('hide what is typed, each of them', () => {
  const named = FIELDS.filter((tag) => /autoComplete="(?:current|new)-password"/.test(tag))
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter((tag) => !tag.includes('type="password"'))).toEqual([])
})

it('say to managers of passwords what they are, and let anything be pasted', () => {
  const hidden = FIELDS.filter((tag) => tag.includes('type="password"'))
  expect(hidden.length).toBeGreaterThan(5)
  expect(hidden.filter((tag) => !/autoComplete="(?:current|new)-password"/.test(tag))).toEqual([])
  expect(
    PAGES.filter((source) => /type="password"/.test(source) && /onPaste|onCopy|onDrop/.test(source)),
  ).toEqual([])
})
