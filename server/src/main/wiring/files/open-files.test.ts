import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openShelves } from '../../../platform/files/open-shelves.ts'
import { FOLDER_ALONE } from '../../../platform/files/store/bucket-settings.ts'
import { VirusScanError } from '../../../platform/files/virus-scan.ts'
import { openFiles, SHELVES } from './open-files.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'veche-brought-'))
const shelves = openShelves({ dataDir: folder, files: FOLDER_ALONE })
afterAll(() => rmSync(folder, { recursive: true }))

const INFECTED = Buffer.from('a word that stands for a virus')
const CLEAN = Buffer.from('a photograph')

it('saves nothing that a person brought before the scanner has let it through', async () => {
  const { attachments: _copied, ...brought } = openFiles(shelves, async (bytes) =>
    Buffer.from(bytes).equals(INFECTED) ? 'infected' : 'clean',
  )
  expect(Object.keys(brought).length).toBeGreaterThan(0)
  for (const store of Object.values(brought)) {
    await expect(store.save(INFECTED)).rejects.toMatchObject({ code: 'file.infected', status: 400 })
    expect(await store.find(await store.save(CLEAN))).toEqual(CLEAN)
  }
})

it('saves nothing while the scanner is silent, and says that it is not the file', async () => {
  const { attachments, ...brought } = openFiles(shelves, () => Promise.reject(new VirusScanError('silent')))
  for (const store of Object.values(brought))
    await expect(store.save(CLEAN)).rejects.toMatchObject({ code: 'file.scanner_away', status: 503 })
  expect(await attachments.save(CLEAN)).toMatch(/^[0-9a-f]{64}$/)
})

it('names every table of files, so that the doctor looks for what each of them says is there', () => {
  const types = readFileSync(
    path.resolve(import.meta.dirname, '../../../platform/database/database.gen.ts'),
    'utf8',
  )
  const holding = [...types.matchAll(/interface (\w+(?:File|Picture|Copy)) \{[^}]*?\n {2}hash:/g)].map(
    ([, name = '']) => name.replace(/(?<!^)[A-Z]/g, '_$&').toLowerCase(),
  )
  // Bytes that are to go are named there, and looked for by nobody.
  const expected = holding.filter((name) => name !== 'erased_file')
  expect(
    Object.values(SHELVES)
      .flatMap(({ tables }) => tables)
      .toSorted(),
  ).toEqual(expected.toSorted())
})
