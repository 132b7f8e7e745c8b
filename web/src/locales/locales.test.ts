import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { texts as en } from './en.ts'
import { texts as ru } from './ru.ts'

const SOURCE = path.join(import.meta.dirname, '..')

function flatten(texts: object, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  )
}

/** Russian has more plural forms than English: a key is the same key in any form. */
function keysOf(texts: object): string[] {
  return [...new Set(flatten(texts).map(([key]) => key.replace(/_(one|few|many|other)$/, '')))].sort()
}

function wordsUsed(): { file: string; key: string }[] {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
  return files.flatMap((file) => {
    if (file.includes('.test.')) return []
    const source = readFileSync(path.join(SOURCE, file), 'utf8')
    const found = source.matchAll(/['`]((?:access|answers|channels|common|errors|inbox|incidents|tour)\.[\w.]+(?:\$\{)?)/g)
    return [...found].map((match) => ({ file, key: match[1] ?? '' }))
  })
}

describe('texts', () => {
  it('exist in both languages under the same keys', () => {
    expect(keysOf(en)).toEqual(keysOf(ru))
  })

  it('keep the same values to fill in', () => {
    const slots = (texts: object) =>
      Object.fromEntries(
        flatten(texts)
          .filter(([key]) => !/_(one|few|many)$/.test(key))
          .map(([key, value]) => [key, [...new Set(value.match(/\{\{\w+\}\}/g) ?? [])].sort()]),
      )
    expect(slots(en)).toEqual(slots(ru))
  })

  it('have all four Russian forms where a number is said', () => {
    const counted = flatten(ru).flatMap(([key]) => /^(.*)_one$/.exec(key)?.[1] ?? [])
    const all = new Set(flatten(ru).map(([key]) => key))
    const missing = counted.filter((key) => ['few', 'many', 'other'].some((form) => !all.has(`${key}_${form}`)))
    expect(missing).toEqual([])
  })

  it('are there for every key the pages ask for', () => {
    const known = keysOf(ru)
    const isKnown = (key: string) => {
      const start = key.replace(/\$\{$/, '')
      return key.endsWith('${') || key.endsWith('.')
        ? known.some((other) => other.startsWith(start))
        : known.some((other) => other === key || other.startsWith(`${key}.`))
    }
    expect(wordsUsed().filter(({ key }) => !isKnown(key))).toEqual([])
  })

  it('use «ёлочки» and no straight quotes in Russian', () => {
    expect(flatten(ru).filter(([, value]) => value.includes('"'))).toEqual([])
  })
})
