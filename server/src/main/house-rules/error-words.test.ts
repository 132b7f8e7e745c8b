import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { TRANSPORTS } from '@veche/contract/channels.ts'
import { describe, expect, it } from 'vitest'
import { PERMISSIONS } from '../../modules/access/index.ts'

const SERVER = path.join(import.meta.dirname, '../..')
const CONTRACT = path.join(import.meta.dirname, '../../../../contract/src')
const WORDS = path.join(import.meta.dirname, '../../../../web/src/locales')

/** They meet only those who build or install: never a person at the interface. */
const WITHOUT_WORDS = ['web.not_built', 'directory.not_seeded']

/** Held by everybody, so nobody is refused them. */
const UNSAID = ['me.read', 'own_password', 'own_sign_ins']

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

/** Those of a section come with its words. */
function readErrors(language: string): object {
  const files = globSync('**/*.json', { cwd: path.join(WORDS, language) })
  const texts = files.map((file) => [
    file,
    JSON.parse(readFileSync(path.join(WORDS, language, file), 'utf8')),
  ])
  return Object.assign({}, ...texts.map(([file, words]) => (file === 'errors.json' ? words : words.errors)))
}

it.each(['ru', 'en'])('says every refusal of the server in words (%s)', (language) => {
  const known = readErrors(language)
  const codes = codesThrown()
  expect(codes.length).toBeGreaterThan(60)
  expect(codes.filter((code) => !(code.replaceAll('.', '_') in known))).toEqual([])
})

it.each(['ru', 'en'])('says in words why a field was refused (%s)', (language) => {
  const rules = readFileSync(path.join(CONTRACT, 'rules/field-problem.ts'), 'utf8')
  const contract = globSync('**/*.ts', { cwd: CONTRACT }).map((file) =>
    readFileSync(path.join(CONTRACT, file), 'utf8'),
  )
  const named = matchesOf(contract.join('\n'), /\/[a-z]*, '([a-z_]+)'\)|error: '([a-z_]+)'/g)
  const ofZod = matchesOf(rules, /'(missing|(?:too|not|wrong)_[a-z]+)'/g)
  const { field }: { field?: object } = { ...readErrors(language) }
  expect([named.length, ofZod.length].every((count) => count > 2)).toBe(true)
  expect([...named, ...ofZod].filter((code) => !(code in (field ?? {})))).toEqual([])
})

function readSources(): string {
  const files = globSync('**/*.ts', { cwd: SERVER, exclude: (name) => name.endsWith('.test.ts') })
  return files.map((file) => readFileSync(path.join(SERVER, file), 'utf8')).join('\n')
}

function matchesOf(source: string, pattern: RegExp): string[] {
  const found = [...source.matchAll(pattern)].flatMap(([, ...codes]) => codes.filter(Boolean))
  return [...new Set(found)].sort()
}

describe.each(['ru', 'en'])('no code is printed to a person (%s)', (language) => {
  const source = readSources()
  const read = (name: string) => JSON.parse(readFileSync(path.join(WORDS, language, `${name}.json`), 'utf8'))
  const missing = (codes: string[], known: object) =>
    codes.filter((code) => !(code.replaceAll('.', '_') in known))

  it('neither why a publication failed', () => {
    const refused = matchesOf(source, /new ConnectorError\(\s*'[a-z_]+',\s*'([a-z_]+\.[a-z_]+)'/g)
    const settled = matchesOf(source, /errorCode\b[^\n]*?'(outbox\.[a-z_]+)'/g)
    expect(refused.length).toBeGreaterThan(20)
    expect(settled.length).toBeGreaterThan(0)
    expect(missing([...refused, ...settled, 'outbox.not_in_thread'], readErrors(language))).toEqual([])
  })

  it('nor what the journal tells of', () => {
    const actions = matchesOf(source, /action: '([a-z_]+\.[a-z_]+)'/g)
    expect(actions.length).toBeGreaterThan(50)
    expect(missing(actions, read('sections/accounts').journal.action)).toEqual([])
    expect(missing([...TRANSPORTS], read('sections/channels').transport)).toEqual([])
    expect(
      missing(
        Object.keys(PERMISSIONS).filter((name) => !UNSAID.includes(name)),
        read('sections/accounts').journal.permission,
      ),
    ).toEqual([])
  })

  it('nor what happened to a question', () => {
    const commands = readFileSync(path.join(SERVER, 'modules/incidents/steps/domain/incident.ts'), 'utf8')
    const types = [
      ...matchesOf(commands, /\{\s*type: '([a-z_]+)'/g),
      ...matchesOf(source, /\btype: '([a-z_.]+)',\s*at\b/g),
    ]
    expect(types.length).toBeGreaterThan(30)
    // Those of parts and sub-tasks come with their panels, which stand beside the history.
    const panels = ['contributions', 'fields', 'subtasks'].map(
      (name) => read(`sections/casework/${name}`).activity,
    )
    expect(missing(types, Object.assign({}, read('incidents').activity, ...panels))).toEqual([])
  })
})
