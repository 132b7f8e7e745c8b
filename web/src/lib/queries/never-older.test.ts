import { QueryClient } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { neverOlder } from './never-older.ts'

const card = (version: number, step: string) => ({ id: 'a', version, step })

it('keeps what a press has changed when an answer to an earlier question comes late', async () => {
  const client = new QueryClient({ defaultOptions: { queries: { structuralSharing: neverOlder } } })
  client.setQueryData(['card', 'a'], card(3, 'new'))
  const { promise, resolve } = Promise.withResolvers<ReturnType<typeof card>>()
  const asked = client.fetchQuery({ queryKey: ['card', 'a'], queryFn: () => promise, staleTime: 0 })
  client.setQueryData(['card', 'a'], card(4, 'taken'))
  resolve(card(3, 'new'))
  await asked
  expect(client.getQueryData(['card', 'a'])).toEqual(card(4, 'taken'))
})

it('takes what is as new or newer, another thing, and what has no version', () => {
  expect(neverOlder(card(3, 'new'), card(3, 'mended'))).toEqual(card(3, 'mended'))
  expect(neverOlder(card(3, 'new'), card(5, 'taken'))).toEqual(card(5, 'taken'))
  expect(neverOlder(card(3, 'new'), { ...card(1, 'new'), id: 'b' })).toEqual({ ...card(1, 'new'), id: 'b' })
  expect(neverOlder([1, 2], [1])).toEqual([1])
  expect(neverOlder(card(3, 'new'), null)).toBeNull()
})

it('gives the very thing that is shown where nothing has changed', () => {
  const shown = card(3, 'new')
  expect(neverOlder(shown, card(3, 'new'))).toBe(shown)
})
