import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createFileStore } from './files.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'veche-files-'))
})
afterAll(() => rm(folder, { recursive: true }))

it('keeps the same bytes once, gives them back, and forgets them when told', async () => {
  const files = createFileStore(folder)
  const bytes = Buffer.from('яма засыпана')

  const hash = await files.save(bytes)
  expect(await files.save(bytes)).toBe(hash)
  expect(await files.find(hash)).toEqual(bytes)
  expect(await readdir(path.join(folder, hash.slice(0, 2)))).toEqual([hash])

  await files.remove(hash)
  await files.remove(hash)
  expect(await files.find(hash)).toBeNull()
})

it('makes no path of anything but a hash', async () => {
  const files = createFileStore(folder)

  await expect(files.find('../../etc/passwd')).rejects.toThrow()
  expect(() => files.remove('..')).toThrow()
})
