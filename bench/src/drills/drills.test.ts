import { expect, it } from 'vitest'
import { readPromises } from '../../../server/src/main/house-rules/reliability/testing/promises.ts'
import { DRILLS } from './all-drills.ts'

it('is named by the register as the run of its promise, and no other run is', () => {
  const named = readPromises().flatMap(({ id, command }) =>
    command?.startsWith('npm run trust') ? [[id, command]] : [],
  )
  const drills = DRILLS.map(({ id }) => [id, `npm run trust -- --run ${id}`])
  expect(named.toSorted()).toEqual(drills.toSorted())
})
