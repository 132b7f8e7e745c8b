/** Styles of a place belong to it: a module beside its components. What is shared is a small set of words in plain files. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../../../..')
/** Words for all: of the interface's own components, and of paper. */
const PLAIN = /^web\/src\/(ui\/|app\/shell\/print\.css$)/
/** Put on by a component of the interface for others to find it; looks like nothing by itself. */
const UNSTYLED = ['field']
const READABLE = /^[a-z]+([A-Z][a-z]*)*$/
const SHORTEST = 5

const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')
const list = (pattern: string) => globSync(pattern, { cwd: ROOT }).sort()
const unique = (names: Iterable<string>) => [...new Set(names)].sort()
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name)

const styles = list('web/src/**/*.css')
const modules = styles.filter((file) => file.endsWith('.module.css'))
const code = list('web/src/**/*.{ts,tsx}').filter((file) => !/\.test\.tsx?$/.test(file))

/** The style without what it says: selectors and conditions only. */
const selectorsOf = (file: string) =>
  read(file)
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/\{[^{}]*\}/g, ' ')
const GLOBAL = /:global\(([^)]*)\)/g
const CLASS = /\.([a-zA-Z_][\w-]*)/g
const ownNames = (file: string) => unique(found(selectorsOf(file).replaceAll(GLOBAL, ''), CLASS))
const shared = new Set([
  ...UNSTYLED,
  ...styles.filter((file) => !modules.includes(file)).flatMap((file) => found(selectorsOf(file), CLASS)),
])

/** By module: the names that some component takes from it. */
const taken = new Map<string, Set<string>>()
for (const file of code) {
  const text = read(file)
  for (const [, alias, module = ''] of text.matchAll(/^import \* as (\w+) from '(.+\.module\.css)'$/gm)) {
    const place = path.join(path.dirname(file), module)
    const names = taken.get(place) ?? new Set()
    taken.set(place, names)
    for (const name of found(text, new RegExp(`\\b${alias}\\.(\\w+)`, 'g'))) names.add(name)
  }
}

it('no style outside the interface and paper is for all', () => {
  expect(styles.filter((file) => !modules.includes(file) && !PLAIN.test(file))).toEqual([])
})

it('a style module is imported as a whole, so that a build keeps the names that are used', () => {
  const others = code.filter((file) => /^import (?!\* as \w+ from).*\.module\.css'$/m.test(read(file)))
  expect(others).toEqual([])
})

describe.each(modules)('%s', (module) => {
  it('has the names that components take from it and no other', () => {
    expect(unique(taken.get(module) ?? [])).toEqual(ownNames(module))
  })

  it('has names that can be read', () => {
    const unreadable = ownNames(module).filter((name) => !READABLE.test(name) || name.length < SHORTEST)
    expect(unreadable).toEqual([])
  })

  it('leans on shared words that exist', () => {
    const words = found(selectorsOf(module), GLOBAL).flatMap((words) => found(words, CLASS))
    expect(words.filter((word) => !shared.has(word))).toEqual([])
  })
})

it('a class written in a component is a shared word', () => {
  const written = code
    .filter((file) => !file.startsWith('web/src/ui/'))
    .flatMap((file) =>
      found(read(file), /className=(?:\{`|")([^`"]*)[`"]/g)
        .flatMap((words) => words.replaceAll(/\$\{[^}]*\}/g, ' ').split(/\s+/))
        .filter((word) => /^[\w-]+$/.test(word) && !shared.has(word))
        .map((word) => `${file}: ${word}`),
    )
  expect(written).toEqual([])
})
