import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Bytes, bytesOf, textOf } from '../bytes/bytes.ts'
import { parseCheckpoint, signCheckpoint } from '../notes/checkpoint.ts'
import { cosign, findWitnessed } from '../notes/cosignature.ts'
import { openSigner } from '../notes/sign.ts'
import { appendEntries, EMPTY_EDGE } from '../tiles/append.ts'
import { proveConsistency, type ReadTile } from '../tiles/prove.ts'
import { pathOf } from '../tiles/tile.ts'
import {
  formatRequest,
  parseRequest,
  presentRefusal,
  presentSignature,
  readAnswer,
} from './add-checkpoint.ts'
import { considerRequest, type WatchedLog } from './consider.ts'

const log = await openSigner('veche.example/book', new Uint8Array(32).fill(1))
const witness = await openSigner('witness.example', new Uint8Array(32).fill(2), 'cosignature')

/** A history, of which every size can be shown. */
function bookOf(letter: string) {
  const files = new Map<string, Bytes>()
  const roots: Bytes[] = []
  let edge = EMPTY_EDGE
  for (let size = 0; size <= 20; size++) {
    const grown = appendEntries(edge, size === 0 ? [] : [bytesOf(`${letter} ${size}`)])
    for (const { tile, bytes } of grown.files) files.set(pathOf(tile), bytes)
    roots.push(grown.root)
    edge = grown.edge
  }
  const readTile: ReadTile = async (tile) => files.get(pathOf(tile))!
  return { roots, tiles: { size: edge.size, readTile } }
}
const [book, forged] = [bookOf('a'), bookOf('b')]

async function request(from: number, to: number, { roots, tiles } = book, signer = log): Promise<Bytes> {
  const checkpoint = await signCheckpoint({ origin: log.key.name, size: to, root: roots[to]! }, signer)
  const proof = from < to ? await proveConsistency(from, to, tiles) : []
  return formatRequest({ old: from, proof, checkpoint })
}

const watched = (size: number | null): WatchedLog => ({
  key: log.key,
  seen: size === null ? null : { size, root: book.roots[size]! },
})

const consider = (body: Bytes, known: WatchedLog | null) => considerRequest(body, async () => known)

describe('a witness', () => {
  it.each([
    [null, 0, 0],
    [null, 0, 7],
    [7, 7, 7],
    [7, 7, 8],
    [8, 8, 19],
  ])('that has seen %s signs the growth from %i to %i', async (seen, from, to) => {
    const considered = await consider(await request(from, to), watched(seen))
    expect(considered).toMatchObject({ isGrown: true, checkpoint: { size: to } })
  })

  it.each([
    ['a log that nobody watches', request(0, 7), null, 404],
    ['another key', request(0, 7, book, witness), watched(null), 403],
    ['a request from what it has not seen', request(5, 9), watched(7), 409],
    ['a first request to a log that it knows', request(0, 9), watched(7), 409],
    ['another history', request(7, 9, forged), watched(7), 422],
    ['another history of the same size', request(7, 7, forged), watched(7), 409],
    ['a tail that was cut off', request(7, 5), watched(7), 400],
    ['a shorter Book, shown from its own size', request(5, 5), watched(7), 409],
    ['no request', Promise.resolve(bytesOf('old 3')), watched(7), 400],
  ])('does not sign %s', async (_, body, known, status) => {
    expect(await consider(await body, known)).toMatchObject({ isGrown: false, refusal: { status } })
  })

  it('says what it has seen, so that the log can begin there', async () => {
    const considered = await consider(await request(0, 9), watched(7))
    if (considered.isGrown) throw new Error('It has signed')
    const answer = presentRefusal(considered.refusal)
    expect(answer).toEqual({ status: 409, contentType: 'text/x.tlog.size', body: '7\n' })
    expect(readAnswer(answer)).toEqual({ kind: 'other_size', size: 7 })
  })

  it('answers with its line, by which others know what it has seen', async () => {
    const signed = await signCheckpoint({ origin: log.key.name, size: 7, root: book.roots[7]! }, log)
    const { note } = parseCheckpoint(signed)
    const answer = presentSignature(await cosign(note.text, witness, 1_760_000_000))
    expect(answer.body).toMatch(/^— witness\.example \S+\n$/)
    const read = readAnswer(answer)
    if (read.kind !== 'cosigned') throw new Error('It has not signed')
    const together = { ...note, signatures: [...note.signatures, ...read.signatures] }
    expect(await findWitnessed(together, witness.key)).toBe(1_760_000_000)
  })

  it('judges or refuses, whatever is sent', async () => {
    const body = await request(7, 9)
    const spoilt = fc.tuple(fc.nat(body.length - 1), fc.nat(255)).map(([at, byte]) => body.with(at, byte))
    await fc.assert(
      fc.asyncProperty(fc.oneof(spoilt, fc.uint8Array({ maxLength: 500 })), async (bytes) => {
        const considered = await consider(Uint8Array.from(bytes), watched(7))
        if (considered.isGrown) expect(considered.checkpoint.root).toEqual(book.roots[9])
      }),
      { numRuns: 300 },
    )
  })
})

describe('add-checkpoint', () => {
  it('is written as the standard says and read back', async () => {
    const body = await request(7, 9)
    const { old, proof, checkpoint } = parseRequest(body)
    expect(textOf(body)).toMatch(/^old 7\n(?:[A-Za-z0-9+/]{43}=\n)+\nveche\.example\/book\n9\n/)
    expect(old).toBe(7)
    expect(formatRequest({ old, proof, checkpoint })).toEqual(body)
  })

  it.each([
    ['too many hashes', `old 1\n${'AAAA\n'.repeat(64)}\nlog\n`],
    ['no size', '\n\nlog\n'],
    ['a size with a zero in front', 'old 07\n\nlog\n'],
    ['no checkpoint', 'old 7\n'],
  ])('is refused with %s', (_, text) => {
    expect(() => parseRequest(bytesOf(text))).toThrow(/request|number/)
  })

  it('is refused when it is too large', () => {
    expect(() => parseRequest(new Uint8Array(200_000))).toThrow('too_large')
  })

  it.each([400, 403, 404, 409, 422, 500])('knows an answer of %i for a refusal', (status) => {
    expect(readAnswer({ status, contentType: 'text/html', body: '<html>' })).toEqual({
      kind: 'refused',
      status,
    })
  })
})
