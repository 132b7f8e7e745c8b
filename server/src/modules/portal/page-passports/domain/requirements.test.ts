import { REQUIREMENTS } from '@veche/contract/values/portal/page-passports.ts'
import { describe, expect, it } from 'vitest'
import { judgePage, type PageFacts, SOURCES, stateOf } from './requirements.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000)
const said = (days: number, isMet = true) => ({ isMet, saidAt: daysAgo(days) })
const GOOD: PageFacts = {
  ...{ isActive: true, health: 'green', isNamedNetwork: true, hasOwner: true },
  ...{ lastPostAt: daysAgo(1), questions: 40, answered: 38, comments: 12, measuredAt: NOW },
  said: new Map([
    ['mark', said(10)],
    ['contacts', said(10)],
    ['site_link', said(10)],
  ]),
}
const judge = (changes: Partial<PageFacts>) => judgePage({ ...GOOD, ...changes }, NOW)

describe('judgePage', () => {
  it('finds a page good when each requirement is met', () => {
    expect([...judge({}).values()]).toEqual(REQUIREMENTS.map(() => 'met'))
    expect(stateOf(judge({}))).toBe('good')
  })

  it.each([
    ['owner', { hasOwner: false }],
    ['token', { health: 'red' }],
    ['token', { isActive: false }],
    ['post', { lastPostAt: daysAgo(8) }],
    ['answered', { answered: 35 }],
    ['mark', { said: new Map([...GOOD.said, ['mark', said(1, false)]]) }],
  ] as const)('finds what is broken: %s', (code, changes) => {
    const judged = judge(changes as Partial<PageFacts>)
    expect(judged.get(code)).toBe('broken')
    expect(stateOf(judged)).toBe('bad')
  })

  it.each([
    ['post', { lastPostAt: null }],
    ['comments', { comments: 0 }],
    ['token', { health: 'unknown' }],
    ['contacts', { said: new Map([...GOOD.said, ['contacts', said(184)]]) }],
    ['answered', { measuredAt: null }],
  ] as const)('does not take silence for an answer: %s', (code, changes) => {
    const judged = judge(changes as Partial<PageFacts>)
    expect(judged.get(code)).toBe('unknown')
    expect(stateOf(judged)).toBe('attention')
  })

  it.each([
    ['comments', { comments: 0 }, 30],
    ['post', { lastPostAt: null }, 7],
  ] as const)(
    'takes the word of a person where the network tells nothing, for a while: %s',
    (code, changes, days) => {
      const after = (age: number, isMet = true) =>
        judge({ ...changes, said: new Map([...GOOD.said, [code, said(age, isMet)]]) }).get(code)
      expect([after(days), after(days + 1), after(1, false)]).toEqual(['met', 'unknown', 'broken'])
    },
  )

  it('takes what was measured before what was said', () => {
    const word = (code: 'comments' | 'post', isMet: boolean) =>
      new Map([...GOOD.said, [code, said(1, isMet)]])
    expect(judge({ said: word('comments', false) }).get('comments')).toBe('met')
    expect(judge({ lastPostAt: daysAgo(8), said: word('post', true) }).get('post')).toBe('broken')
  })

  it('asks nothing of a share of few questions, nor of a network that the law does not name', () => {
    expect(judge({ questions: 9, answered: 0 }).get('answered')).toBe('none')
    const other = judge({ isNamedNetwork: false, said: new Map() })
    expect(['network', 'mark', 'contacts', 'site_link'].map((code) => other.get(code as 'mark'))).toEqual([
      ...['none', 'none', 'none', 'none'],
    ])
    expect(stateOf(other)).toBe('good')
  })
})

it('names a document for what follows from the law, and verifies no clause that was not read', () => {
  for (const { document, clause, isVerified } of Object.values(SOURCES))
    expect(document === null || isVerified || clause === null).toBe(true)
})
