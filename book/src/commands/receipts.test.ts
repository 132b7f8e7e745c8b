import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { writeEntry } from '../entry/read-entry.ts'
import { formatKey } from '../notes/key.ts'
import { formatProof } from '../proofs/tlog-proof.ts'
import { openCommandLine } from '../testing/command-line.ts'
import { buildMonth, MONTH_SECONDS, MONTH_START } from '../testing/month.ts'
import { keyEntry, LOG, openFiles, press, STRANGER, WITNESS } from '../testing/press.ts'
import { proveInclusion } from '../tiles/prove.ts'
import { readHashes } from '../verify/source.ts'

const MONTH = [keyEntry(), ...buildMonth()]
const line = openCommandLine()
const { folder, veche } = line
afterAll(line.close)

const { files } = await press(MONTH, { witnessedAt: MONTH_START + MONTH_SECONDS })

describe('veche verify FILE.tlog-proof', () => {
  const source = openFiles(files)
  const size = MONTH.length
  const readTile = (tile: Parameters<typeof readHashes>[1]) => readHashes(source, tile)
  async function saveReceipt(index: number, entry = MONTH[index]!): Promise<string> {
    const hashes = await proveInclusion(index, size, { size, readTile })
    const file = path.join(folder, `${entry.at}.tlog-proof`.replaceAll(':', '-'))
    writeFileSync(
      file,
      formatProof({ index, hashes, checkpoint: files.get('checkpoint')!, extra: writeEntry(entry) }),
    )
    return file
  }
  const key = ['--key', formatKey(LOG.key)]

  it('says which entry the receipt is of', async () => {
    const { code, out } = await veche(
      'verify',
      await saveReceipt(59),
      ...key,
      '--witness',
      formatKey(WITNESS.key),
    )
    expect(code).toBe(0)
    expect(out).toContain(
      'it is entry 59 of the Book of questions veche.example/book, which had 1,226 entries then',
    )
    expect(out).toContain('Entry 59, question 2: answered')
    expect(out).toContain('neighbour.example/witness')
  })

  it('does not believe another entry or another key', async () => {
    const { code, out } = await veche('verify', await saveReceipt(60, MONTH[61]!), ...key)
    expect([code, out]).toEqual([1, expect.stringContaining('There is no such entry'.toLowerCase())])
    const other = await veche('verify', await saveReceipt(59), '--key', formatKey(STRANGER.key))
    expect([other.code, other.out]).toEqual([1, expect.stringContaining('not signed by this key')])
  })

  it('asks for the key, and for a receipt', async () => {
    expect(await veche('verify', await saveReceipt(59))).toMatchObject({
      code: 2,
      notes: expect.stringContaining('--key'),
    })
    const none = path.join(folder, 'none.tlog-proof')
    writeFileSync(none, 'hello')
    expect(await veche('verify', none, ...key)).toMatchObject({
      code: 2,
      notes: expect.stringContaining('no receipt'),
    })
  })
})
