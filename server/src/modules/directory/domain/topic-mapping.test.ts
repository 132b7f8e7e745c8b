import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findMappingProblems, followMappings, type TopicMapping } from './topic-mapping.ts'

const CLOSED = ['a', 'b', 'c', 'd']
const OPEN = ['x', 'y', 'z']
const topics = [
  ...CLOSED.map((code) => ({ code, validUntil: '2026-01-01' })),
  ...OPEN.map((code) => ({ code, validUntil: null })),
]
const facts = { known: [], topics, today: '2026-11-24' }
const codes = (mappings: TopicMapping[]) => findMappingProblems(mappings, facts).map(({ code }) => code)

describe('findMappingProblems', () => {
  it.each([
    [[{ oldCode: 'a', newCode: 'x' }], []],
    [[{ oldCode: 'x', newCode: 'y' }], ['still_open']],
    [[{ oldCode: 'a', newCode: 'b' }], ['closed_target']],
    [[{ oldCode: 'a', newCode: 'nothing' }], ['unknown_topic']],
    [
      [
        { oldCode: 'a', newCode: 'x' },
        { oldCode: 'a', newCode: 'y' },
      ],
      ['twice'],
    ],
    [[{ oldCode: 'a', newCode: 'a' }], ['to_itself', 'closed_target']],
  ] as [TopicMapping[], string[]][])('%j has the problems %j', (mappings, expected) => {
    expect(codes(mappings)).toEqual(expected)
  })
})

describe('followMappings', () => {
  /** Versions of a catalogue: in each some open topics close and become others that are still open. */
  const history = fc.array(fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']), { maxLength: 4 })

  it('one look-up always ends at a topic that was not mapped further', () => {
    fc.assert(
      fc.property(history, fc.nat(), (versions, seed) => {
        let stored: TopicMapping[] = []
        const closed = new Set<string>()
        for (const closing of versions) {
          const now = closing.filter((code) => !closed.has(code)).slice(0, 3)
          const open = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].filter(
            (code) => !closed.has(code) && !now.includes(code),
          )
          const added = now.map((oldCode, index) => ({
            oldCode,
            newCode: open[(seed + index) % open.length]!,
          }))
          for (const code of now) closed.add(code)
          const next = followMappings(stored, added)
          const changed = new Set(next.map(({ oldCode }) => oldCode))
          stored = [...stored.filter(({ oldCode }) => !changed.has(oldCode)), ...next]
        }
        const olds = new Set(stored.map(({ oldCode }) => oldCode))
        expect([...olds].sort()).toEqual([...closed].sort())
        for (const { newCode } of stored) expect(olds.has(newCode)).toBe(false)
      }),
    )
  })
})
