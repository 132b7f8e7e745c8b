import { type Bytes, bytesOf } from '../../bytes/bytes.ts'
import type { Entry } from '../../entry/entry.ts'
import { writeEntry } from '../../entry/read-entry.ts'
import { signCheckpoint } from '../../notes/checkpoint.ts'
import { buildBundle } from '../../tiles/bundle.ts'
import { type Files, keyEntry, LOG, ORIGIN, press, STRANGER } from '../press.ts'
import { improve, LATE, MONTH, question, type ScriptedBook } from './script.ts'

/** Somebody who has no key changes what lies on the server, or the region breaks its own Book. */
export async function buildBroken(): Promise<ScriptedBook[]> {
  const { index, entry } = question(LATE, 'answered')
  const changed = bundleWith(index, improve(entry))
  const { files } = await press(MONTH)
  const { edge } = await press(MONTH.slice(0, -1))
  const otherRoot = await signCheckpoint(
    { origin: ORIGIN, size: MONTH.length, root: edge.levels[0]!.slice(0, 32) },
    LOG,
  )
  const stranger = await press(MONTH, { signer: STRANGER })
  const unreadable = MONTH.map((one, at) => (at === 400 ? bytesOf('{"v":1}') : one))
  return [
    {
      name: 'an answer time changed on the server',
      files: await tamper('tile/entries/000', () => changed),
      expected: [['entry_altered', index]],
    },
    {
      name: 'a tile changed on the server',
      files: await tamper('tile/0/001', (bytes) => bytes.with(32 * 7, bytes[32 * 7]! ^ 1)),
      expected: [['tile_altered', 256 + 7]],
    },
    {
      name: 'an upper tile changed on the server',
      files: await tamper('tile/1/000.p/4', (bytes) => bytes.with(0, bytes[0]! ^ 1)),
      expected: [['tile_altered', 0]],
    },
    {
      name: 'a root of nothing',
      files: new Map(files).set('checkpoint', otherRoot),
      expected: [['root_differs', null]],
    },
    { name: 'signed by a stranger', files: stranger.files, expected: [['checkpoint_unsigned', null]] },
    {
      name: 'an entry that is none',
      files: (await press(unreadable)).files,
      expected: [['entry_unreadable', 400]],
    },
    {
      name: 'the name of another Book',
      files: (await press([{ ...keyEntry(), origin: 'other.example/book' }, ...MONTH.slice(1)])).files,
      expected: [['origin_differs', 0]],
    },
    {
      name: 'a Book that begins without a key',
      files: (await press(MONTH.slice(1))).files,
      expected: [
        ['first_not_key', 0],
        ['checkpoint_unsigned', null],
      ],
    },
    {
      name: 'an empty Book',
      files: (await press([])).files,
      expected: [
        ['first_not_key', null],
        ['checkpoint_unsigned', null],
      ],
    },
  ]
}

/** A file of the Book changed by somebody who has no key. */
async function tamper(path: string, change: (bytes: Bytes) => Bytes): Promise<Files> {
  const { files } = await press(MONTH)
  const bytes = files.get(path)
  if (!bytes) throw new Error(`There is no ${path}`)
  return files.set(path, change(bytes))
}

const bundleWith = (index: number, other: Entry) => {
  const from = index - (index % 256)
  const entries = MONTH.slice(from, from + 256).map((entry, at) =>
    writeEntry(from + at === index ? other : entry),
  )
  return buildBundle(entries)
}
