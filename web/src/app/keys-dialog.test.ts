import { expect, it } from 'vitest'
import { groupsFor } from './KeysDialog.tsx'

it('shows the keys of the page one is on first, and loses none', () => {
  const keysOf = (path: string) => groupsFor(path).map(({ key }) => key)
  expect(keysOf('/desk/new').slice(0, 4)).toEqual(['list', 'card', 'chosen', 'everywhere'])
  expect(keysOf('/chats/one')[0]).toBe('chat')
  expect(keysOf('/approvals')[0]).toBe('approval')
  expect(keysOf('/users')[0]).toBe('everywhere')
  expect(keysOf('/users').toSorted()).toEqual(keysOf('/desk/new').toSorted())
})
