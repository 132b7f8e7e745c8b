/**
 * A stranger's text at its longest keeps nobody waiting: twice as long a text is at most a little more than twice the
 * work. Work inside one pattern is measured by `npm run fuzz`.
 */
import { describe, expect, it } from 'vitest'
import { countWalked } from '../../../test/long-texts/count-walked.ts'
import { domainSources } from '../../../test/long-texts/domain-sources.ts'
import { hostileTexts } from '../../../test/long-texts/hostile-texts.ts'
import { READERS } from '../../../test/long-texts/readers.ts'

const LENGTH = 600
const MOST_GROWTH = 2.5
/** What is done once, however short the text. */
const ONCE = 5000

const readers = Object.entries(READERS).flatMap(([module, ofModule]) =>
  Object.entries(ofModule).map(([name, read]) => ({ name: `${module} ${name}`, read })),
)

describe('of a hostile text twice as long', () => {
  it.each(readers)('$name reads no more than twice as much', ({ read }) => {
    const grown = hostileTexts().flatMap(({ name, of }) => {
      const walkedAt = (length: number) => countWalked(() => read(of(length)))
      const [half, whole] = [walkedAt(LENGTH / 2), walkedAt(LENGTH)]
      return whole > MOST_GROWTH * half + ONCE ? [{ name, half, whole }] : []
    })
    expect(grown).toEqual([])
  })
})

/** A function by whose first parameter a text comes in. */
const READER =
  /^export function (\w+)\(\s*(?:text|message|question|answer|asked|sentence|line|template): string/gmu

it('every function that takes a text is among them', () => {
  const missing = ['answers', 'chats', 'fakes', 'incidents', 'livestreams', 'text'].flatMap((module) => {
    const found = domainSources(module).flatMap((source) => [...source.matchAll(READER)])
    return found.flatMap(([, name = '']) => (READERS[module]?.[name] ? [] : [`${module} ${name}`]))
  })
  expect(missing).toEqual([])
})
