import { expect, it } from 'vitest'
import { chooseOwner } from './choose-owner.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 10, 24, hour))
const own = { name: 'own', since: at(9), answeredBy: null }
const answered = { name: 'answered', since: at(10), answeredBy: '17' }
const older = { name: 'older', since: at(8), answeredBy: '5' }

it.each([
  ['nothing is known', [], null, undefined],
  ['the last thing said was an answer', [own, older, answered], null, 'answered'],
  ['the question came after the answer', [older, own], null, 'own'],
  ['a reply names the answer', [own, older, answered], '5', 'older'],
  ['a reply to something else tells nothing', [own, answered], '99', 'answered'],
])('when %s', (_case, candidates, replyTo, chosen) => {
  expect(chooseOwner(candidates, replyTo)?.name).toBe(chosen)
})
