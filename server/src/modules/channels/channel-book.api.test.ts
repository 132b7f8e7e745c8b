import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveChannel } from '../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { createChannelBook } from './index.ts'

let test: TestApp

beforeAll(async () => {
  test = await startTestApp()
})
afterAll(() => test.close())

it('knows a channel that another process added just after the book was read', async () => {
  const book = createChannelBook(test.context)
  await book.listAll()
  const { id, path } = await saveChannel(test.context)
  expect(await book.findByPath('vk', path)).toMatchObject({ id })
})

it('reads once for all who guess at addresses in the same moment', async () => {
  const { db, vault } = test.context
  let opened = 0
  const open: typeof vault.open = (sealed) => {
    opened += 1
    return vault.open(sealed)
  }
  const book = createChannelBook({ db, vault: { ...vault, open } })
  await book.listAll()
  const { id, path } = await saveChannel(test.context)
  opened = 0
  const guesses = Array.from({ length: 500 }, (_, at) => book.findByPath('vk', `guess-${at}`))
  const found = book.findByPath('vk', path)
  expect(await Promise.all(guesses)).toEqual(guesses.map(() => null))
  expect(await found).toMatchObject({ id })
  // Each reading opens the secrets of every channel.
  expect(opened).toBe((await book.listAll()).length)
})
