import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const SERVER = path.join(import.meta.dirname, '..')
const WORDS = path.join(import.meta.dirname, '../../../web/src/locales')

/** They meet only those who build or install: never a person at the interface. */
const WITHOUT_WORDS = ['web.not_built', 'directory.not_seeded']

function codesThrown(): string[] {
  const sources = globSync('**/*.ts', { cwd: SERVER, exclude: (name) => name.endsWith('.test.ts') })
  const codes = sources.flatMap((file) => {
    const source = readFileSync(path.join(SERVER, file), 'utf8')
    const thrown = source.matchAll(
      /new (?:App|Invalid|Unauthorized|Forbidden|NotFound|Conflict)Error\(\s*'([^']+)'/g,
    )
    // `findRefusal` says what stands in a step's way; its caller throws it.
    const refused = source.matchAll(/'(incident\.(?:frozen|has_members|unread_follow_up))'/g)
    return [...thrown, ...refused].flatMap(([, code]) => code ?? [])
  })
  return [...new Set(codes)].filter((code) => !WITHOUT_WORDS.includes(code)).sort()
}

it.each(['ru', 'en'])('says every refusal of the server in words (%s)', (language) => {
  const known = JSON.parse(readFileSync(path.join(WORDS, language, 'errors.json'), 'utf8'))
  const codes = codesThrown()
  expect(codes.length).toBeGreaterThan(60)
  expect(codes.filter((code) => !(code.replaceAll('.', '_') in known))).toEqual([])
})
