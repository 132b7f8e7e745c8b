import { IncidentAbilities } from '@veche/contract/incidents.ts'
import { expect, it } from 'vitest'
import { actionsOf, moreActionsOf, refusedOn } from './card-actions.ts'

const NOTHING = Object.fromEntries(
  Object.keys(IncidentAbilities.shape).map((ability) => [ability, false]),
) as IncidentAbilities

it('offers nothing that the server did not allow', () => {
  expect(actionsOf({ step: 'new', abilities: NOTHING })).toEqual({ primary: null, others: [] })
})

it('offers a change to who may register and to who may mend, and the main thing only once', () => {
  for (const ability of ['accept', 'classify'] as const)
    expect(actionsOf({ step: 'new', abilities: { ...NOTHING, [ability]: true } }).others).toEqual(['edit'])
  const both = { ...NOTHING, draft: true, close: true }
  expect(actionsOf({ step: 'in_progress', abilities: both })).toEqual({ primary: 'write', others: ['close'] })
})

it('makes assigning the main thing only while the question waits for it', () => {
  const abilities = { ...NOTHING, assign: true }
  expect(actionsOf({ step: 'distribution', abilities }).primary).toBe('assign')
  expect(actionsOf({ step: 'assigned', abilities })).toEqual({ primary: null, others: ['assign'] })
})

it('writes the answer by Enter once the question is in hand', () => {
  const mine = { ...NOTHING, draft: true, submit: true, release: true }
  expect(actionsOf({ step: 'in_progress', abilities: mine }).primary).toBe('write')
  expect(actionsOf({ step: 'in_progress', abilities: { ...mine, take: true } }).primary).toBe('take')
})

it('leaves the main place to the approval panel', () => {
  const abilities = { ...NOTHING, approve: true, draft: true }
  expect(actionsOf({ step: 'approval', abilities })).toEqual({ primary: null, others: ['write'] })
})

it('answers R where nothing can be returned, and leaves it to the decision', () => {
  expect(refusedOn('new')).toContain('return')
  expect(refusedOn('approval')).not.toContain('return')
})

it('keeps rare steps in groups and leaves empty groups out', () => {
  expect(moreActionsOf(NOTHING)).toEqual([])
  const abilities = { ...NOTHING, release: true, split: true, join_event: true, freeze: true }
  expect(moreActionsOf(abilities)).toEqual([['release'], ['split', 'join_event'], ['freeze']])
})
