import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Bytes, bytesOf, hexOf, join } from '../bytes/bytes.ts'
import { isConsistent, isIncluded } from '../tree/check.ts'
import { hashLeaf, hashNode } from '../tree/hashing.ts'
import { appendEntries, EMPTY_EDGE, rootOf, type TileFile } from './append.ts'
import { buildBundle, splitBundle } from './bundle.ts'
import { computeRoot, proveConsistency, proveInclusion, type ReadTile, readEdge } from './prove.ts'
import { parseTilePath, pathOf, tileOf } from './tile.ts'

const entryAt = (index: number) => bytesOf(`entry ${index}`)
const entries = (count: number, from = 0) => Array.from({ length: count }, (_, at) => entryAt(from + at))

/** The definition of RFC 6962, word for word. */
function rootByDefinition(leaves: readonly Bytes[]): Bytes {
  if (leaves.length === 1) return hashLeaf(leaves[0]!)
  let half = 1
  while (2 * half < leaves.length) half *= 2
  return hashNode(rootByDefinition(leaves.slice(0, half)), rootByDefinition(leaves.slice(half)))
}

/** A Book that grows in steps; all files that it ever had. */
function grow(steps: readonly number[]) {
  const files = new Map<string, Bytes>()
  let edge = EMPTY_EDGE
  for (const step of steps) {
    const grown = appendEntries(edge, entries(step, edge.size))
    edge = grown.edge
    for (const { tile, bytes } of grown.files) files.set(pathOf(tile), bytes)
  }
  const readTile: ReadTile = async (tile) => files.get(pathOf(tile)) ?? new Uint8Array(0)
  return { edge, files, tiles: { size: edge.size, readTile } }
}

const steps = fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 1, maxLength: 6 })

describe('appendEntries', () => {
  it('has the root of the definition, whatever the steps', () => {
    fc.assert(
      fc.property(steps, (sizes) => {
        const { edge } = grow(sizes)
        fc.pre(edge.size > 0)
        expect(hexOf(rootOf(edge))).toBe(hexOf(rootByDefinition(entries(edge.size))))
      }),
      { numRuns: 30 },
    )
  })

  it('names for 70,000 entries the tiles that the standard names', () => {
    const { edge, files } = grow([70_000])
    expect(edge.levels.map(({ length }) => length / 32)).toEqual([112, 17, 1])
    expect([...files.keys()].filter((path) => path.startsWith('tile/0/')).length).toBe(274)
    expect(files.get('tile/0/273.p/112')?.length).toBe(112 * 32)
    expect(files.get('tile/1/000')?.length).toBe(8192)
    expect(files.get('tile/1/001.p/17')?.length).toBe(17 * 32)
    expect(files.get('tile/2/000.p/1')?.length).toBe(32)
  })

  it('has a full tile and a first hash above it at 256 entries', () => {
    const files = appendEntries(EMPTY_EDGE, entries(256)).files.map(({ tile }) => pathOf(tile))
    expect(files).toEqual(['tile/entries/000', 'tile/0/000', 'tile/1/000.p/1'])
  })

  it('writes only what has changed', () => {
    const { edge } = grow([300])
    const names = (files: readonly TileFile[]) => files.map(({ tile }) => pathOf(tile))
    expect(names(appendEntries(edge, entries(1)).files)).toEqual(['tile/entries/001.p/45', 'tile/0/001.p/45'])
    expect(names(appendEntries(edge, []).files)).toEqual([])
  })

  it('goes on from an edge that was read back', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.nat(600), async (sizes, more) => {
        const { edge, tiles } = grow(sizes)
        const read = await readEdge(tiles)
        const added = entries(more, edge.size)
        expect(appendEntries(read, added)).toEqual(appendEntries(edge, added))
      }),
      { numRuns: 30 },
    )
  })
})

describe('proofs', () => {
  it('prove each leaf, each growth and each earlier root', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.nat(), fc.nat(), async (sizes, one, other) => {
        const { edge, tiles } = grow(sizes)
        const size = edge.size
        fc.pre(size > 0)
        const [index, old] = [one % size, other % (size + 1)]
        const root = await computeRoot(size, tiles)
        const oldRoot = await computeRoot(old, tiles)
        expect(hexOf(root)).toBe(hexOf(rootOf(edge)))

        const proof = await proveInclusion(index, size, tiles)
        expect(isIncluded({ index, size, leaf: hashLeaf(entryAt(index)), root, proof })).toBe(true)
        const growth = await proveConsistency(old, size, tiles)
        expect(isConsistent({ from: old, to: size, oldRoot, newRoot: root, proof: growth })).toBe(true)
        expect(isConsistent({ from: old, to: size, oldRoot: root, newRoot: oldRoot, proof: growth })).toBe(
          old === 0 || old === size,
        )
      }),
      { numRuns: 60 },
    )
  })

  it('refuse a tile of another length', async () => {
    await expect(proveInclusion(0, 3, { size: 3, readTile: async () => new Uint8Array(64) })).rejects.toThrow(
      'tile',
    )
  })

  it('ask for nothing that is not there', async () => {
    const { tiles } = grow([1])
    await expect(proveInclusion(1, 1, tiles)).rejects.toThrow('no leaf 1')
  })
})

describe('paths of tiles', () => {
  it.each([
    ['tile/0/000', { level: 0, index: 0, width: 256 }],
    ['tile/0/273.p/112', { level: 0, index: 273, width: 112 }],
    ['tile/5/x123/x456/078.p/2', { level: 5, index: 123456078, width: 2 }],
    ['tile/entries/x001/x234/067', { level: 'entries', index: 1234067, width: 256 }],
    ['tile/63/x999/999', { level: 63, index: 999999, width: 256 }],
  ] as const)('are written and read: %s', (path, tile) => {
    expect(pathOf(tile)).toBe(path)
    expect(parseTilePath(path)).toEqual(tile)
  })

  it.each([
    'tile/64/000',
    'tile/00/000',
    'tile/-1/000',
    'tile/0/0',
    'tile/0/x000/001',
    'tile/0/001/002',
    'tile/0/000.p/256',
    'tile/0/000.p/0',
    'tile/0/000.p/01',
    'tile/entries/../../key',
    'tile/0/000/',
    'checkpoint',
  ])('are refused: %s', (path) => {
    expect(() => parseTilePath(path)).toThrow('tile')
  })

  it('have width 0 where a tree does not reach', () => {
    expect(tileOf(0, 2, 512).width).toBe(0)
    expect(tileOf(1, 0, 255).width).toBe(0)
    expect(tileOf(1, 0, 256).width).toBe(1)
  })
})

describe('bundles', () => {
  const bundle = buildBundle(entries(3))

  it('are split as they were built', () => {
    expect(splitBundle(bundle, 3)).toEqual(entries(3))
  })

  it.each([
    ['fewer entries', bundle, 2],
    ['more entries', bundle, 4],
    ['half an entry', bundle.slice(0, -1), 3],
    ['a byte too many', join(bundle, Uint8Array.of(0)), 3],
    ['half a length', bundle.slice(0, 1), 1],
  ])('are refused with %s', (_, bytes, width) => {
    expect(() => splitBundle(bytes, width)).toThrow('bundle')
  })

  it('are refused when they are too large, before they are read', () => {
    expect(() => splitBundle(new Uint8Array(300_000), 256)).toThrow('too_large')
  })
})
