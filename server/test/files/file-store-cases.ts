/** What every place of files promises, wherever it is: run on the folder, on the emulated store, and on a real one. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { type FileStore, hashOf } from '../../src/platform/files/files.ts'

export type FileStoreCase = { name: string; run: (files: FileStore) => Promise<void> }

/** Bytes that nobody has saved before, so that a real store may be asked twice. */
function freshBytes(length: number): Buffer {
  return Buffer.alloc(length, `${randomUUID()} яма засыпана`)
}
const ABSENT = hashOf(Buffer.from('nobody has ever saved this'))

async function readOpened(stream: Readable | null): Promise<Buffer> {
  assert(stream)
  return buffer(stream)
}

export const FILE_STORE_CASES: readonly FileStoreCase[] = [
  {
    name: 'gives back what was saved, whole and in parts',
    async run(files) {
      const bytes = freshBytes(300_000)
      const hash = await files.save(bytes)
      assert.equal(hash, hashOf(bytes))
      assert.deepEqual(await files.find(hash), bytes)
      assert.equal(await files.has(hash), true)
      assert.deepEqual(await readOpened(await files.open(hash, null)), bytes)
      const part = await files.open(hash, { start: 100_000, end: 100_009 })
      assert.deepEqual(await readOpened(part), bytes.subarray(100_000, 100_010))
      const last = await files.open(hash, { start: 299_999, end: 299_999 })
      assert.deepEqual(await readOpened(last), bytes.subarray(299_999))
      await files.remove(hash)
    },
  },
  {
    name: 'saves the same bytes twice and at the same time as one file',
    async run(files) {
      const bytes = freshBytes(20_000)
      const hashes = await Promise.all([files.save(bytes), files.save(bytes), files.save(bytes)])
      assert.deepEqual(new Set([...hashes, await files.save(bytes)]), new Set([hashOf(bytes)]))
      await files.remove(hashOf(bytes))
      assert.equal(await files.find(hashOf(bytes)), null)
    },
  },
  {
    name: 'keeps an empty file',
    async run(files) {
      const hash = await files.save(new Uint8Array())
      assert.deepEqual(await files.find(hash), Buffer.alloc(0))
      assert.equal(await files.has(hash), true)
      assert.deepEqual(await readOpened(await files.open(hash, null)), Buffer.alloc(0))
      await files.remove(hash)
    },
  },
  {
    name: 'knows nothing of what was never saved or is removed, and removes it twice',
    async run(files) {
      const hash = await files.save(freshBytes(10))
      await files.remove(hash)
      for (const gone of [hash, ABSENT]) {
        await files.remove(gone)
        assert.equal(await files.find(gone), null)
        assert.equal(await files.has(gone), false)
        assert.equal(await files.open(gone, null), null)
        assert.equal(await files.open(gone, { start: 0, end: 1 }), null)
      }
    },
  },
  {
    name: 'makes no place of anything but a hash',
    async run(files) {
      for (const name of ['../../etc/passwd', '..', '', ABSENT.toUpperCase()])
        for (const ask of [files.find, files.has, files.remove, (hash: string) => files.open(hash, null)])
          await assert.rejects(async () => ask(name))
    },
  },
]
