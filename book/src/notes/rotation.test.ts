import { expect, it } from 'vitest'
import { readEntry, writeEntry } from '../entry/read-entry.ts'
import { formatKey } from './key.ts'
import { buildRotation, findNextKey } from './rotation.ts'
import { openSigner } from './sign.ts'

const seed = (fill: number) => new Uint8Array(32).fill(fill)
const [old, next, stranger] = await Promise.all(
  [1, 2, 3].map((fill) => openSigner('veche.example/book', seed(fill))),
)
const rotation = await buildRotation('2025-10-01T08:00:00Z', old!, next!)

it('passes the Book on to a key that both have signed for', async () => {
  expect(readEntry(writeEntry(rotation))).toEqual(rotation)
  expect(await findNextKey(rotation, old!.key)).toEqual(next!.key)
})

it.each([
  ['by a stranger alone', buildRotation(rotation.at, stranger!, next!)],
  ['to a key that has not agreed', { ...rotation, key: formatKey(stranger!.key) }],
  ['at another time', { ...rotation, at: '2025-10-02T08:00:00Z' }],
  ['with a signature that is none', { ...rotation, signature: '?' }],
  ['to a key that is none', { ...rotation, key: 'key' }],
  [
    'to another Book',
    openSigner('other.example', seed(2)).then((to) => buildRotation(rotation.at, old!, to)),
  ],
])('does not pass it on %s', async (_, entry) => {
  expect(await findNextKey(await entry, old!.key)).toBeNull()
})
