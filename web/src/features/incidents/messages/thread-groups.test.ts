import type { MemberResponse, MessageResponse } from '@veche/contract/incidents.ts'
import { expect, it } from 'vitest'
import { threadGroups } from './thread-groups.ts'

const message = (id: string, incidentId: string | null) => ({ id, incidentId }) as MessageResponse
const member = (incidentId: string) => ({ incidentId }) as MemberResponse

it('keeps the talk of each author apart, the own one first', () => {
  const groups = threadGroups({
    id: 'own',
    members: [member('own'), member('second'), member('silent')],
    thread: [message('a', 'second'), message('b', 'own'), message('c', null), message('d', 'second')],
  })
  expect(
    groups.map(({ member: whose, messages }) => [whose?.incidentId, messages.map(({ id }) => id)]),
  ).toEqual([
    [undefined, ['b', 'c']],
    ['second', ['a', 'd']],
  ])
})
