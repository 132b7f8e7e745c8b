import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Bytes, fromBase64, hexOf } from '../bytes/bytes.ts'
import ARGON from '../testing/data/argon2020.json' with { type: 'json' }
import VECTORS from '../testing/data/merkle.json' with { type: 'json' }
import { appendEntries, EMPTY_EDGE } from '../tiles/append.ts'
import { isConsistent, isIncluded } from './check.ts'
import { EMPTY_ROOT, hashLeaf } from './hashing.ts'

const fromHex = (text: string): Bytes => Uint8Array.from(Buffer.from(text, 'hex'))
const LEAVES = VECTORS.leaves.map(fromHex)
const rootAt = (size: number) => fromHex(VECTORS.roots[size - 1]!)

const INCLUSIONS = VECTORS.inclusion.map(({ index, size, proof }) => ({
  index,
  size,
  leaf: hashLeaf(LEAVES[index]!),
  root: rootAt(size),
  proof: proof.map(fromHex),
}))
const GROWTHS = VECTORS.consistency.map(({ from, to, proof }) => ({
  from,
  to,
  oldRoot: rootAt(from),
  newRoot: rootAt(to),
  proof: proof.map(fromHex),
}))

it('has the root of the empty tree', () => {
  expect(hexOf(EMPTY_ROOT)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

it.each([1, 2, 3, 4, 5, 6, 7, 8])('has the published root of %i leaves', (size) => {
  expect(hexOf(appendEntries(EMPTY_EDGE, LEAVES.slice(0, size)).root)).toBe(VECTORS.roots[size - 1])
})

describe('isIncluded', () => {
  it.each(INCLUSIONS)('accepts the published proof of leaf $index of $size', (inclusion) => {
    expect(isIncluded(inclusion)).toBe(true)
  })

  it.each(INCLUSIONS)('refuses the proof of leaf $index of $size with anything changed', (inclusion) => {
    const { index, size, proof, root } = inclusion
    const changes = [
      { index: index + 1 },
      { index: index - 1 },
      { index: index ^ 2 },
      { size: 2 * size },
      { size: Math.floor(size / 2) },
      { leaf: root.slice(1) },
      { leaf: EMPTY_ROOT },
      { root: EMPTY_ROOT },
      { proof: [...proof, root] },
      { proof: [root, ...proof] },
      { proof: [...proof, new Uint8Array(0)] },
      ...(proof.length > 0 ? [{ proof: proof.slice(1) }, { proof: proof.slice(0, -1) }] : []),
      ...proof.map((_, at) => ({ proof: proof.map((hash, one) => (one === at ? flip(hash) : hash)) })),
    ]
    expect(changes.filter((change) => isIncluded({ ...inclusion, ...change }))).toEqual([])
  })
})

describe('isConsistent', () => {
  it.each(GROWTHS)('accepts the published proof from $from to $to', (growth) => {
    expect(isConsistent(growth)).toBe(true)
  })

  it.each(GROWTHS.slice(1))('refuses the proof from $from to $to with anything changed', (growth) => {
    const { from, to, oldRoot, newRoot, proof } = growth
    const changes = [
      { from: from - 1 },
      { from: from + 1 },
      { from: from ^ 2 },
      { to: 2 * to },
      { to: Math.floor(to / 2) },
      { oldRoot: newRoot, newRoot: oldRoot },
      { oldRoot: EMPTY_ROOT },
      { newRoot: EMPTY_ROOT },
      { proof: [] },
      { proof: [...proof, newRoot] },
      { proof: [oldRoot, ...proof] },
      { proof: [proof[0]!, ...proof] },
      { proof: proof.slice(0, -1) },
      ...proof.map((_, at) => ({ proof: proof.map((hash, one) => (one === at ? flip(hash) : hash)) })),
    ]
    expect(changes.filter((change) => isConsistent({ ...growth, ...change }))).toEqual([])
  })

  it('accepts what a public log with a thousand million entries has published', () => {
    const growth = {
      from: ARGON.oldSize,
      to: ARGON.size,
      oldRoot: fromBase64(ARGON.oldRoot),
      newRoot: fromBase64(ARGON.root),
      proof: ARGON.consistency.map(fromBase64),
    }
    expect(isConsistent(growth)).toBe(true)
    expect(isConsistent({ ...growth, from: growth.from + 1 })).toBe(false)
  })

  it('has nothing to say of an empty tree', () => {
    const nothing = { oldRoot: EMPTY_ROOT, newRoot: EMPTY_ROOT }
    expect(isConsistent({ ...nothing, from: 0, to: 0, proof: [] })).toBe(true)
    expect(isConsistent({ ...nothing, from: 0, to: 3, proof: [] })).toBe(true)
    expect(isConsistent({ ...nothing, from: 0, to: 3, proof: [EMPTY_ROOT] })).toBe(false)
  })
})

it('answers for any numbers and hashes, and never waits', () => {
  const hash = fc.uint8Array({ minLength: 31, maxLength: 33 }).map((bytes) => Uint8Array.from(bytes))
  const count = fc.oneof(fc.nat(20), fc.maxSafeInteger(), fc.double())
  const proof = fc.array(hash, { maxLength: 80 })
  fc.assert(
    fc.property(count, count, hash, hash, proof, (from, to, one, other, hashes) => {
      isIncluded({ index: from, size: to, leaf: one, root: other, proof: hashes })
      isConsistent({ from, to, oldRoot: one, newRoot: other, proof: hashes })
    }),
  )
})

function flip(hash: Bytes): Bytes {
  return hash.map((byte, at) => (at === 0 ? byte ^ 8 : byte))
}
