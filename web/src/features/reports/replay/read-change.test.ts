import { expect, it } from 'vitest'
import { EMPTY_DRAFT, readChange } from './read-change.ts'

it('leaves out a step of all bodies, or of one', () => {
  const draft = { ...EMPTY_DRAFT, kind: 'without_stage' as const, stage: 'approval' as const }
  expect(readChange(draft)).toEqual({ kind: 'without_stage', stage: 'approval' })
  expect(readChange({ ...draft, agencyCode: 'roads' })).toMatchObject({ agencyCode: 'roads' })
})

it('never leaves out the writing', () => {
  expect(readChange({ ...EMPTY_DRAFT, kind: 'without_stage', stage: 'writing' })).toMatchObject({
    stage: 'inner_approval',
  })
})

it.each(['', '0', '21', '1.5', 'два'])('takes no %j people', (count) => {
  expect(readChange({ ...EMPTY_DRAFT, agencyCode: 'roads', count })).toBeNull()
})

it('puts people into a body, and into the centre only where it works', () => {
  expect(readChange({ ...EMPTY_DRAFT, agencyCode: 'roads', count: '2' })).toEqual({
    ...{ kind: 'more_people', stage: 'writing', agencyCode: 'roads', count: 2 },
  })
  expect(readChange({ ...EMPTY_DRAFT, stage: 'writing' })).toBeNull()
  expect(readChange({ ...EMPTY_DRAFT, stage: 'approval' })).toMatchObject({ agencyCode: null })
})

it('needs both ends of a route', () => {
  const draft = { ...EMPTY_DRAFT, kind: 'route' as const, groupCode: 'streets' }
  expect(readChange(draft)).toBeNull()
  expect(readChange({ ...draft, toAgencyCode: 'roads' })).toEqual({
    ...{ kind: 'route', groupCode: 'streets', toAgencyCode: 'roads' },
  })
})
