import { beforeEach, expect, it } from 'vitest'
import { ApiError } from '../api.ts'
import { fakeStorageForEach } from '../browser/test-storage.ts'
import { queryClient } from '../queries/query-client.ts'
import { meQuery } from '../session.ts'
import { sendOnce } from './send-once.ts'

fakeStorageForEach()
beforeEach(() => queryClient.clear())

const SAID = { incidentId: '1', text: 'Ключ у вахтёра' }
const lost = new ApiError('network.unreachable', 0)

/** Presses once; gives the key that went. */
async function press(content: object, refusal: ApiError | null = null): Promise<string> {
  let sent = ''
  await sendOnce(content, async (key) => {
    sent = key
    if (refusal) throw refusal
  }).catch((error: unknown) => {
    if (error !== refusal) throw error
  })
  return sent
}

it('goes under its first key until an answer comes, and under another one after it', async () => {
  const first = await press(SAID, lost)
  expect(await press(SAID, new ApiError('http.502', 502))).toBe(first)
  expect(await press(SAID)).toBe(first)
  expect(await press(SAID)).not.toBe(first)
})

it('keeps no words of what is on its way', async () => {
  await press(SAID, lost)
  const kept = JSON.stringify({ ...localStorage })
  expect(kept).toContain('veche.commands')
  expect(kept).not.toContain('вахтёра')
})

it('keeps nothing of a command that was refused', async () => {
  const first = await press(SAID, new ApiError('note.cannot_mention', 400))
  expect(await press(SAID)).not.toBe(first)
})

it('tells commands apart by what they say and by whose they are', async () => {
  const first = await press(SAID, lost)
  const other = await press({ ...SAID, text: 'Ключ у мастера' }, lost)
  expect(other).not.toBe(first)
  queryClient.setQueryData(meQuery.queryKey, { id: 'vera' } as never)
  expect(await press(SAID, lost)).not.toBe(first)
  queryClient.setQueryData(meQuery.queryKey, null)
  queryClient.clear()
  expect(await press(SAID)).toBe(first)
  expect(await press({ ...SAID, text: 'Ключ у мастера' })).toBe(other)
})
