import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Bytes, bytesOf, textOf } from '../bytes/bytes.ts'
import type { QuestionEntry } from '../entry/entry.ts'
import { writeEntry } from '../entry/read-entry.ts'
import { signCheckpoint } from '../notes/checkpoint.ts'
import { cosign } from '../notes/cosignature.ts'
import { formatSignature, parseNote } from '../notes/note.ts'
import { openSigner } from '../notes/sign.ts'
import { appendEntries, EMPTY_EDGE } from '../tiles/append.ts'
import { proveInclusion } from '../tiles/prove.ts'
import { pathOf } from '../tiles/tile.ts'
import { checkProof } from './check-proof.ts'
import { formatProof, parseProof } from './tlog-proof.ts'

const SIZE = 300
const INDEX = 299
const log = await openSigner('veche.example/book', new Uint8Array(32).fill(1))
const witness = await openSigner('witness.example', new Uint8Array(32).fill(2), 'cosignature')
const hash = (fill: number) => new Uint8Array(32).fill(fill)

function entryAt(question: number): Bytes {
  const at = '2025-10-01T08:00:00Z'
  const entry: QuestionEntry = { v: 1, kind: 'taken', at, question, state: 'open', source: 'chat', taken: at }
  return writeEntry(entry)
}

async function buildFile(): Promise<Bytes> {
  const entries = Array.from({ length: SIZE }, (_, at) => entryAt(at + 1))
  const { files, root } = appendEntries(EMPTY_EDGE, entries)
  const tiles = new Map(files.map(({ tile, bytes }) => [pathOf(tile), bytes]))
  const hashes = await proveInclusion(INDEX, SIZE, {
    size: SIZE,
    readTile: async (tile) => tiles.get(pathOf(tile))!,
  })
  const signed = await signCheckpoint({ origin: log.key.name, size: SIZE, root }, log)
  const line = formatSignature(await cosign(parseNote(signed).text, witness, 1_760_000_000))
  return formatProof({
    index: INDEX,
    hashes,
    checkpoint: bytesOf(textOf(signed) + line),
    extra: entries[INDEX]!,
  })
}
const file = await buildFile()
const change = (from: string | RegExp, to: string) => bytesOf(textOf(file).replace(from, to))

describe('checkProof', () => {
  it('says which entry it is, and who has seen the Book with it', async () => {
    expect(await checkProof(file, log.key, [witness.key])).toMatchObject({
      isTrue: true,
      index: INDEX,
      size: SIZE,
      entry: { kind: 'taken', question: INDEX + 1 },
      witnessed: [{ name: 'witness.example', seconds: 1_760_000_000 }],
    })
  })

  it('does not believe another log', async () => {
    const other = await openSigner('veche.example/book', new Uint8Array(32).fill(9))
    expect(await checkProof(file, other.key)).toEqual({ isTrue: false, reason: 'unsigned' })
    const elsewhere = await openSigner('elsewhere.example', new Uint8Array(32).fill(1))
    expect(await checkProof(file, elsewhere.key)).toEqual({ isTrue: false, reason: 'unsigned' })
  })

  it('does not believe another entry, another place or another root', async () => {
    const { extra: _, ...proof } = parseProof(file)
    const forged = formatProof({ ...proof, extra: entryAt(7) })
    expect(await checkProof(forged, log.key)).toEqual({ isTrue: false, reason: 'not_included' })
    const moved = change(`index ${INDEX}`, 'index 298')
    expect(await checkProof(moved, log.key)).toEqual({ isTrue: false, reason: 'not_included' })
    const grown = change(`\n${SIZE}\n`, '\n301\n')
    expect(await checkProof(grown, log.key)).toEqual({ isTrue: false, reason: 'unsigned' })
  })

  it('forgets a witness whose line was changed', async () => {
    const spoilt = change(/(— witness.example .{20})./, '$1A')
    expect(await checkProof(spoilt, log.key, [witness.key])).toMatchObject({ isTrue: true, witnessed: [] })
  })

  it('cannot read a file without its entry', async () => {
    const { extra: _, ...proof } = parseProof(file)
    await expect(checkProof(formatProof(proof), log.key)).rejects.toThrow('proof')
  })
})

describe('tlog-proof', () => {
  const checkpoint = bytesOf('test checkpoint\n')

  it('is written as others write it', () => {
    const proof = { index: 5, hashes: [hash(0), hash(255)], checkpoint }
    const [zeroes, ones] = [`${'A'.repeat(43)}=`, `${'/'.repeat(42)}8=`]
    const end = `index 5\n${zeroes}\n${ones}\n\ntest checkpoint\n`
    expect(textOf(formatProof(proof))).toBe(`c2sp.org/tlog-proof@v1\n${end}`)
    const extra = bytesOf('extra information')
    expect(textOf(formatProof({ ...proof, extra }))).toBe(
      `c2sp.org/tlog-proof@v1\nextra ZXh0cmEgaW5mb3JtYXRpb24=\n${end}`,
    )
    expect(textOf(formatProof({ index: 0, hashes: [], checkpoint }))).toBe(
      'c2sp.org/tlog-proof@v1\nindex 0\n\ntest checkpoint\n',
    )
  })

  it.each([
    ['another first line', 'wrong-header\nindex 0\n\ncheckpoint\n'],
    ['extra that is no base64', 'c2sp.org/tlog-proof@v1\nextra !!\nindex 0\n\ncheckpoint\n'],
    ['no index', 'c2sp.org/tlog-proof@v1\n\n\ncheckpoint\n'],
    ['an index that is no number', 'c2sp.org/tlog-proof@v1\nindex many\n\ncheckpoint\n'],
    ['an index below zero', 'c2sp.org/tlog-proof@v1\nindex -5\n\ncheckpoint\n'],
    ['an index with a zero in front', 'c2sp.org/tlog-proof@v1\nindex 05\n\ncheckpoint\n'],
    ['a hash that is no base64', 'c2sp.org/tlog-proof@v1\nindex 0\n!!\n\ncheckpoint\n'],
    ['too many hashes', `c2sp.org/tlog-proof@v1\nindex 0\n${'AAAA\n'.repeat(64)}\ncheckpoint\n`],
    ['no checkpoint', 'c2sp.org/tlog-proof@v1\nindex 0\n'],
  ])('is refused with %s', (_, text) => {
    expect(() => parseProof(bytesOf(text))).toThrow(/proof|base64|number/)
  })

  it('is judged or refused, whatever the bytes are', async () => {
    const spoilt = fc.tuple(fc.nat(file.length - 1), fc.nat(255)).map(([at, byte]) => file.with(at, byte))
    await fc.assert(
      fc.asyncProperty(fc.oneof(spoilt, fc.uint8Array({ maxLength: 500 })), async (bytes) => {
        try {
          const verdict = await checkProof(bytes, log.key, [witness.key])
          if (verdict.isTrue) expect(verdict.entry).toMatchObject({ question: INDEX + 1 })
        } catch (error) {
          expect(error).toMatchObject({ name: 'Unreadable' })
        }
      }),
      { numRuns: 500 },
    )
  })
})
