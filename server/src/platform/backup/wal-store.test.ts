import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listWal, readWal, saveWal, walFolderOf } from './wal-store.ts'

const NAME = '000000010000000000000004'
let root: string
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'veche-wal-'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

it('stores a piece of the log once, takes the same again and never another one', async () => {
  const store = { folder: path.join(root, 'backups'), key: Buffer.alloc(32, 3) }
  const source = path.join(root, 'segment')
  await writeFile(source, 'what was committed')
  await saveWal(store, source, NAME)
  await saveWal(store, source, NAME)
  await writeFile(source, 'what another cluster committed')
  await expect(saveWal(store, source, NAME)).rejects.toThrow('archive of another cluster')
  expect(await text(readWal(store, NAME))).toBe('what was committed')
  await expect(saveWal(store, source, '../key.json')).rejects.toThrow('is no file of the write-ahead log')
  expect([await listWal(store.folder), await readdir(walFolderOf(store.folder))]).toEqual([[NAME], [NAME]])
})
