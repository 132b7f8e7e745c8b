import { expect, test } from 'vitest'
import { describeMissing } from './requirements.ts'
import { cardOf, deepPageOf, readCompareOptions } from './settings.ts'

test('nothing said means three rounds of both rivals at 100,000 questions', () => {
  expect(readCompareOptions([])).toEqual({
    ...{ rounds: 3, size: 100_000, rivals: ['rt', 'redmine'], keepFolder: false },
  })
})

test('rivals are named in a list, in any order', () => {
  expect(readCompareOptions(['--only', 'redmine,rt']).rivals).toEqual(['rt', 'redmine'])
  expect(readCompareOptions(['--only', 'redmine']).rivals).toEqual(['redmine'])
})

test.each([
  ['--only', 'jira'],
  ['--rounds', '0'],
  ['--rounds', 'three'],
  ['--size', '999'],
])('%s %s is refused', (name, value) => {
  expect(() => readCompareOptions([name, value])).toThrow(name.slice(2))
})

test('the far page is the twentieth, or the last whole one of a small corpus', () => {
  expect(deepPageOf(100_000)).toBe(20)
  expect(deepPageOf(2000)).toBe(8)
  expect(deepPageOf(1000)).toBe(4)
})

test('the card is in the middle of the corpus and worked on', () => {
  expect(cardOf(100_000)).toBe(50_090)
  expect(cardOf(1000)).toBe(590)
})

test('what is missing is named with the line that installs it', () => {
  const installed = new Set(['postgresql-17', 'redmine', 'redmine-pgsql'])
  expect(describeMissing(['redmine'], installed)).toBe(
    'Missing of Debian 13: puma. Install them with: apt-get install --no-install-recommends ' +
      'postgresql-17 redmine redmine-pgsql puma dbconfig-no-thanks',
  )
  expect(describeMissing(['redmine'], new Set([...installed, 'puma']))).toBeNull()
  expect(describeMissing(['rt'], installed)).toContain('request-tracker5, rt5-standalone')
})
