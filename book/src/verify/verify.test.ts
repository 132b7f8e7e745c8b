import { describe, expect, it } from 'vitest'
import { bytesOf } from '../bytes/bytes.ts'
import { findSeconds } from '../entry/times.ts'
import { parseCheckpoint } from '../notes/checkpoint.ts'
import { MONTH_SECONDS, MONTH_START } from '../testing/month.ts'
import { type Files, keyEntry, openFiles, openKeeping, press, STRANGER } from '../testing/press.ts'
import { MONTH, type ScriptedBook } from '../testing/scripted/script.ts'
import { buildScriptedBooks } from '../testing/scripted/scripted-books.ts'
import type { VerifyOptions } from './options.ts'
import { verifyBook } from './verify-book.ts'

const NOW = MONTH_START + MONTH_SECONDS
const BOOKS = await buildScriptedBooks()

const DEFAULTS: VerifyOptions = {
  now: NOW,
  key: null,
  witnesses: [],
  known: null,
  days: [],
  keeping: null,
  recount: null,
  published: [],
  onProgress: () => undefined,
}

function verify(files: Files, options: Partial<VerifyOptions> = {}) {
  return verifyBook(openFiles(files), { ...DEFAULTS, ...options })
}

function verifyScripted({ files, key, witness, known }: ScriptedBook) {
  return verify(files, {
    key: key ?? null,
    witnesses: witness ? [witness] : [],
    known: known ? parseCheckpoint(known) : null,
  })
}

type Faults = { faults: readonly { code: string; index: number | null }[] }
const namesOf = ({ faults }: Faults) => faults.map(({ code, index }) => [code, index])

describe('a scripted Book', () => {
  it.each(BOOKS.filter(({ expected }) => expected.length === 0))('is whole: $name', async (book) => {
    expect(namesOf(await verifyScripted(book))).toEqual([])
  })

  it.each(BOOKS.filter(({ expected }) => expected.length > 0))('is seen through: $name', async (book) => {
    expect(namesOf(await verifyScripted(book))).toEqual(expect.arrayContaining([...book.expected]))
  })
})

it('reports what it has read', async () => {
  const [, witnessed] = BOOKS
  expect(await verifyScripted(witnessed!)).toMatchObject({
    origin: 'veche.example/book',
    size: MONTH.length,
    questions: 300,
    until: MONTH.at(-1)!.at,
    witnessed: [{ name: 'neighbour.example/witness' }],
    seenAt: null,
    remarks: { imported: 0 },
  })
})

describe('a reader who keeps what was seen', () => {
  const keep = async (entries = MONTH.slice(0, 900)) => {
    const keeping = openKeeping()
    await verify((await press(entries)).files, { keeping, now: findSeconds(entries.at(-1)!.at)! })
    return keeping
  }

  it('reads only what is new', async () => {
    const keeping = await keep()
    const asked: string[] = []
    const { files } = await press(MONTH)
    const source = openFiles(files)
    const read = (path: string, limit: number) => {
      asked.push(path)
      return source.read(path, limit)
    }
    const report = await verifyBook({ read }, { ...DEFAULTS, keeping })
    expect(namesOf(report)).toEqual([])
    expect(asked.filter((path) => path.startsWith('tile/entries/'))).toEqual([
      'tile/entries/003',
      'tile/entries/004.p/214',
    ])
    expect(keeping.seenAt).toBe(NOW)
    expect(namesOf(await verify(keeping.files))).toEqual([])
  })

  it('names the entry from which on the history is another', async () => {
    const keeping = await keep()
    const forged = MONTH.with(500, MONTH[501]!).with(501, MONTH[500]!)
    const { files } = await press(forged)
    const before = keeping.files.get('checkpoint')
    const report = await verify(files, { keeping })
    expect(namesOf(report)).toContainEqual(['history_rewritten', 500])
    expect(keeping.files.get('checkpoint')).toBe(before)
    expect(keeping.files.get('checkpoint.contradicts')).toEqual(files.get('checkpoint'))
  })

  it('names it in the last tile too, of which a part was kept', async () => {
    const keeping = await keep()
    const { files } = await press(MONTH.with(890, MONTH[891]!).with(891, MONTH[890]!))
    expect(namesOf(await verify(files, { keeping }))).toContainEqual(['history_rewritten', 890])
  })

  it('names a tail that was cut off, and what was put in its place', async () => {
    const keeping = await keep()
    const cut = await press(MONTH.slice(0, 800))
    expect(namesOf(await verify(cut.files, { keeping }))).toEqual([['tail_cut', 800]])
    const forged = await press(MONTH.slice(0, 800).with(700, MONTH[705]!))
    const names = namesOf(await verify(forged.files, { keeping }))
    expect(names).toEqual(
      expect.arrayContaining([
        ['tail_cut', 800],
        ['history_rewritten', 700],
      ]),
    )
  })

  it('names a key that is another now', async () => {
    const keeping = await keep()
    const { files } = await press([keyEntry(STRANGER), ...MONTH.slice(1)], { signer: STRANGER })
    const names = namesOf(await verify(files, { keeping }))
    expect(names).toEqual(
      expect.arrayContaining([
        ['key_replaced', 0],
        ['history_rewritten', 0],
      ]),
    )
  })

  it('names entries that were not there', async () => {
    const keeping = openKeeping()
    const seen = MONTH.findIndex(({ at }) => at > '2025-10-20T00:00:00Z')
    await verify((await press(MONTH.slice(0, seen))).files, { keeping, now: NOW })
    const report = await verify((await press(MONTH)).files, { keeping, now: NOW + 60 })
    expect(namesOf(report)[0]).toEqual(['backdated', seen])
  })

  it('blames nobody for a disk that forgets', async () => {
    const keeping = await keep()
    keeping.files.set('tile/entries/001', keeping.files.get('tile/entries/000')!)
    const { files } = await press(MONTH)
    expect(namesOf(await verify(files, { keeping }))).toEqual([])
    expect(keeping.files.get('tile/entries/001')).toEqual(files.get('tile/entries/001'))
  })

  it('goes on where it was broken off', async () => {
    const { files } = await press(MONTH)
    const keeping = openKeeping(new Map([['tile/entries/001', files.get('tile/entries/001')!]]))
    const without = new Map(files)
    without.delete('tile/entries/001')
    expect(namesOf(await verify(without, { keeping }))).toEqual([])
  })
})

describe('a Book that cannot be read', () => {
  const broken = async (change: (files: Files) => void) => {
    const { files } = await press(MONTH)
    change(files)
    return verify(files)
  }

  it.each([
    ['no checkpoint', 'Unavailable', (files: Files) => files.delete('checkpoint')],
    [
      'a page in place of the checkpoint',
      'Unreadable',
      (files: Files) => files.set('checkpoint', bytesOf('<html>')),
    ],
    ['a bundle that is missing', 'Unreadable', (files: Files) => files.delete('tile/entries/002')],
    [
      'a bundle that is cut',
      'Unreadable',
      (files: Files) => files.set('tile/entries/002', files.get('tile/entries/002')!.slice(0, -1)),
    ],
    ['a tile that is missing', 'Unreadable', (files: Files) => files.delete('tile/0/002')],
    ['an upper tile that is missing', 'Unreadable', (files: Files) => files.delete('tile/1/000.p/4')],
    [
      'more entries than anybody reads',
      'Unreadable',
      (files: Files) => {
        const text = new TextDecoder().decode(files.get('checkpoint'))
        files.set('checkpoint', bytesOf(text.replace(`\n${MONTH.length}\n`, '\n9007199254740991\n')))
      },
    ],
  ])('has %s', async (_, name, change) => {
    await expect(broken(change)).rejects.toMatchObject({ name })
  })

  it('is not compared with a checkpoint that nobody of it has signed', async () => {
    const { files } = await press(MONTH)
    const other = await press(MONTH, { signer: STRANGER })
    const known = parseCheckpoint(other.files.get('checkpoint')!)
    await expect(verify(files, { known })).rejects.toMatchObject({ code: 'checkpoint' })
  })
})

describe('figures', () => {
  const recount = () => {
    let answers = 0
    return {
      take: ({ kind }: { kind: string }) => {
        if (kind === 'answered') answers++
      },
      rows: () => [{ code: 'answered', period: '2025-10', counted: answers }],
    }
  }

  it('are counted from the entries and put beside the published ones', async () => {
    const { files } = await press(MONTH)
    const published = [{ code: 'answered', period: '2025-10', value: 300 }]
    const report = await verify(files, { recount, published })
    const counted = MONTH.filter(({ kind }) => kind === 'answered').length
    expect(report.figures).toEqual([{ code: 'answered', period: '2025-10', counted, published: 300 }])
    expect(namesOf(report)).toEqual([['figure_differs', null]])
    const right = [{ code: 'answered', period: '2025-10', value: counted }]
    expect(namesOf(await verify(files, { recount, published: right }))).toEqual([])
  })
})
