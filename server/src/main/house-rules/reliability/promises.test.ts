/**
 * What the register says of R1–R30 holds: none is left out, and what it names is there. The page is made of it by
 * `npx vitest run -u --project node server/src/main/house-rules/reliability`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { holdsTest } from '../security/testing/named-tests.ts'
import { RESULTS, ROOT, RunResult, readPromises, writeReliability } from './testing/promises.ts'

const promises = readPromises()
const results = new Map(
  readdirSync(RESULTS)
    .map((file) => RunResult.parse(JSON.parse(readFileSync(path.join(RESULTS, file), 'utf8'))))
    .map((result) => [result.id, result] as const)
    .toSorted(([one], [other]) => Number(one.slice(1)) - Number(other.slice(1))),
)

it('has each of the thirty promises, in order', () => {
  expect(promises.map(({ id }) => id)).toEqual(Array.from({ length: 30 }, (_, index) => `R${index + 1}`))
})

it('names tests that are there', () => {
  const lost = promises.flatMap(({ id, tests }) =>
    tests
      .filter(({ file, name }) => !holdsTest(path.join(ROOT, file), name))
      .map(({ file, name }) => `${id}: ${file} › ${name}`),
  )
  expect(lost).toEqual([])
})

it('names commands that are there, of the promise itself where they are its own', () => {
  const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'))
  for (const { id, command } of promises) {
    if (command === undefined) continue
    expect(Object.keys(scripts)).toContain(command.split(' ')[2])
    const [, ran = id] = /^npm run trust -- --run (\S+)$/.exec(command) ?? []
    expect(ran).toBe(id)
  }
})

it('is reached where the last run has shown it, and nothing broken is called so', () => {
  for (const { id, state } of promises)
    if (state === 'reached') expect([id, results.get(id)?.broken ?? []]).toEqual([id, []])
})

it('is what the page for readers says', async () => {
  await expect(writeReliability(promises, results)).toMatchFileSnapshot(
    path.join(ROOT, 'docs/operations/reliability.md'),
  )
})
