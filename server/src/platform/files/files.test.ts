import { mkdtempSync, rmSync } from 'node:fs'
import { readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { FILE_STORE_CASES } from '../../../test/files/file-store-cases.ts'
import { createFileStore } from './files.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'veche-files-'))
afterAll(() => rmSync(folder, { recursive: true }))

it.each(FILE_STORE_CASES)('the folder $name', ({ run }) => run(createFileStore(folder)))

it('keeps the same bytes once, and nothing beside them', async () => {
  const files = createFileStore(folder)
  const bytes = Buffer.from('яма засыпана')

  const hash = await files.save(bytes)
  await files.save(bytes)

  expect(await readdir(path.join(folder, hash.slice(0, 2)))).toEqual([hash])
})

it('makes no path of anything but a hash', async () => {
  const files = createFileStore(folder)

  await expect(files.find('../../etc/passwd')).rejects.toThrow()
  await expect(files.remove('..')).rejects.toThrow()
})

it('shows nobody what a disk has changed', async () => {
  const files = createFileStore(folder)
  const hash = await files.save(Buffer.from('плитку положили'))
  await writeFile(path.join(folder, hash.slice(0, 2), hash), 'плитку')

  await expect(files.find(hash)).rejects.toMatchObject({ code: 'file.damaged' })
})
