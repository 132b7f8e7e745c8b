/** One verb for one idea: the table of verbs in the glossary, held over names of functions and files. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../../../..')
const FILES = globSync('{book,server,web,contract,simulator,bench,e2e}/src/**/*.{ts,tsx}', { cwd: ROOT })
const DROPPED = [
  'begin',
  'bring',
  'finish',
  'give',
  'hear',
  'learn',
  'note',
  'pick',
  'record',
  'say',
  'store',
  'tell',
]
/** In the web it has a meaning of its own: this browser holds what the server does not have yet. */
const DROPPED_ON_THE_SERVER = [...DROPPED, 'keep']
const EXPORTED = /^export (?:async )?function\*? ([a-z]+)(?=[A-Z(<])/gm

const droppedIn = (file: string) => (file.startsWith('web/') ? DROPPED : DROPPED_ON_THE_SERVER)

it('begins no exported function with a verb that another verb stands for', () => {
  const refused = FILES.flatMap((file) =>
    [...readFileSync(path.join(ROOT, file), 'utf8').matchAll(EXPORTED)].flatMap(([, verb = '']) =>
      droppedIn(file).includes(verb) ? [`${file}: ${verb}`] : [],
    ),
  )
  expect(refused).toEqual([])
})

it('begins no file with such a verb', () => {
  const verbOf = (file: string) => /^([a-z]+)-/.exec(path.basename(file))?.[1] ?? ''
  expect(FILES.filter((file) => droppedIn(file).includes(verbOf(file)))).toEqual([])
})

it('tells in the glossary of each verb that is refused', () => {
  const glossary = readFileSync(path.join(ROOT, 'GLOSSARY.md'), 'utf8')
  const verbs = glossary.slice(glossary.indexOf('## Verbs'), glossary.indexOf('## Work'))
  expect(DROPPED_ON_THE_SERVER.filter((verb) => !verbs.includes(`\`${verb}\``))).toEqual([])
})
