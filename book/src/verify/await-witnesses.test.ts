import { expect, it } from 'vitest'
import { bytesOf, join } from '../bytes/bytes.ts'
import { parseCheckpoint, signCheckpoint } from '../notes/checkpoint.ts'
import { cosign } from '../notes/cosignature.ts'
import { formatSignature } from '../notes/note.ts'
import { openSigner } from '../notes/sign.ts'
import { EMPTY_ROOT } from '../tree/hashing.ts'
import { awaitWitnesses } from './await-witnesses.ts'

const log = await openSigner('veche.example/book', new Uint8Array(32).fill(1))
const witness = await openSigner('witness.example', new Uint8Array(32).fill(2), 'cosignature')
const bare = await signCheckpoint({ origin: log.key.name, size: 0, root: EMPTY_ROOT }, log)
const line = formatSignature(await cosign(parseCheckpoint(bare).note.text, witness, 1_760_000_000))
const signed = join(bare, bytesOf(line))
const patience = { pauseMs: 1, tries: 3 }

/** A Book whose checkpoint bears the signature from the `nth` time on. */
function bookSignedAt(nth: number) {
  const asked: string[] = []
  const read = async (path: string) => {
    asked.push(path)
    return asked.length < nth ? bare : signed
  }
  return { asked, source: { read } }
}

it.each([
  [1, 1, signed],
  [3, 3, signed],
  [9, 3, bare],
])('signed at the reading %i, it is read %i times', async (nth, times, expected) => {
  const { asked, source } = bookSignedAt(nth)
  expect(await awaitWitnesses(source, [witness.key], patience).read('checkpoint', 1000)).toEqual(expected)
  expect(asked).toHaveLength(times)
})

it('reads once what nobody is asked to sign', async () => {
  const { asked, source } = bookSignedAt(9)
  await awaitWitnesses(source, [witness.key], patience).read('tile/0/000', 1000)
  await awaitWitnesses(source, [], patience).read('checkpoint', 1000)
  expect(asked).toHaveLength(2)
})
