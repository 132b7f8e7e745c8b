import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { SCRIPTS } from '../content/scripts.ts'
import { listScriptProblems } from './check-script.ts'
import type { Script } from './script.ts'

const PLACES = new URL('../../../directory/data/municipalities.json', import.meta.url)
const KNOWN = new Set(
  JSON.parse(readFileSync(PLACES, 'utf8')).map(({ code }: { code: string }) => code) as string[],
)

describe('the exercises that ship', () => {
  it('are five, of different names', () => {
    expect(new Set(SCRIPTS.map(({ code }) => code)).size).toBeGreaterThanOrEqual(5)
  })

  it.each(SCRIPTS.map((script) => [script.code, script] as const))('%s is sound', (_code, script) => {
    expect(listScriptProblems(script, KNOWN)).toEqual([])
    // Somebody who plays alone has enough to do, and rests from nothing.
    expect(script.beats.length).toBeGreaterThanOrEqual(14)
    const places = new Set(script.beats.map(({ place }) => place))
    expect(places.size).toBeGreaterThanOrEqual(4)
    expect(script.beats.filter(({ kind }) => kind === 'danger').length).toBeGreaterThanOrEqual(2)
  })
})

it('finds what is wrong with a script', () => {
  const [whole] = SCRIPTS
  if (!whole) throw new Error('no script')
  const [first, second, ...rest] = whole.beats
  const wrong: Script = {
    ...{ ...whole, goals: [], municipalities: ['nowhere'] },
    beats: [
      { ...first!, minute: 5, text: ' коротко' },
      { ...second!, key: 'part', text: 'Одни и те же' },
      { ...second!, key: first!.key, silencedAfter: 3, subject: 'Тема' },
      ...rest
        .filter(({ kind }) => kind !== 'lookalike')
        .map((one) => ({ ...one, text: 'Одни и те же слова' })),
    ],
  }
  const problems = listScriptProblems(wrong, KNOWN).join('\n')
  for (const expected of [
    'no goals',
    'nowhere: nowhere',
    `key twice: ${first!.key}`,
    'text twice: Одни и те же слова',
    'within the words of another: part',
    'part: before the one before it',
    `${first!.key}: in a place that the exercise has not`,
    `${first!.key}: a letter has a subject, others have none`,
    `${first!.key}: only a rumour is silenced`,
    `${first!.key}: words`,
    'no lookalike of its dangers',
  ])
    expect(problems).toContain(expected)
})
