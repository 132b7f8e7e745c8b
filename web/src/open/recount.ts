/**
 * «Пересчитать» on the open pages: the reader's own browser takes the entries of a period from the Book, checks the
 * signature and the tree that they make, and adds the figures up. It believes nothing that the page says.
 */
import { bytesOf, isEqual } from '@veche/book/bytes/bytes.ts'
import { readEntry } from '@veche/book/entry/read-entry.ts'
import { findFigure } from '@veche/book/figures/catalogue/catalogue.ts'
import { startRecount } from '@veche/book/figures/recount.ts'
import { checkSigning, parseCheckpoint } from '@veche/book/notes/checkpoint.ts'
import { parseKey } from '@veche/book/notes/key.ts'
import { appendEntries } from '@veche/book/tiles/append.ts'
import { splitBundle } from '@veche/book/tiles/bundle.ts'
import { readEdge } from '@veche/book/tiles/prove.ts'
import { pathOf, TILE_WIDTH, type Tile, tileOf } from '@veche/book/tiles/tile.ts'
import { recountWords } from './recount-words.ts'

const AT_ONCE = 6
const words = recountWords(document.documentElement.lang)

type Asked = { from: string; to: string; place: string }

async function bytesAt(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(`/book/${path}`)
  if (!response.ok) throw new Error(words.unread(path))
  return new Uint8Array(await response.arrayBuffer())
}
const readTile = (tile: Tile) => bytesAt(pathOf(tile))

/** Entries from `start`, a whole tile's first, to the end. */
async function readEntries(start: number, size: number, told: (share: number) => void) {
  const tiles = Array.from({ length: Math.ceil((size - start) / TILE_WIDTH) }, (_, add) =>
    tileOf('entries', start / TILE_WIDTH + add, size),
  )
  const bundles: Uint8Array[][] = []
  for (let at = 0; at < tiles.length; at += AT_ONCE) {
    const some = tiles.slice(at, at + AT_ONCE)
    bundles.push(
      ...(await Promise.all(some.map(async (tile) => splitBundle(await readTile(tile), tile.width)))),
    )
    told(Math.min(1, (at + AT_ONCE) / tiles.length))
  }
  return bundles.flat()
}

async function readStart(from: string): Promise<number> {
  const response = await fetch(`/open/book-start?from=${encodeURIComponent(from)}`)
  const { index } = (await response.json()) as { index: number }
  return index - (index % TILE_WIDTH)
}

async function recount(asked: Asked, told: (text: string) => void) {
  const [note, key] = await Promise.all([bytesAt('checkpoint'), bytesAt('key')])
  const checkpoint = parseCheckpoint(note)
  const signing = await checkSigning(checkpoint.note, parseKey(new TextDecoder().decode(key).trim()))
  if (signing !== 'signed') throw new Error(words.unsigned)
  const { size } = checkpoint
  const start = Math.min(await readStart(asked.from), size - (size % TILE_WIDTH))
  const [first] = splitBundle(await readTile(tileOf('entries', 0, size)), Math.min(size, TILE_WIDTH)).map(
    readEntry,
  )
  if (first?.kind !== 'key' || !isEqual(bytesOf(first.key), bytesOf(new TextDecoder().decode(key).trim())))
    throw new Error(words.otherKey)
  const entries = await readEntries(start, size, (share) => told(words.reading(Math.round(share * 100))))
  const edge = await readEdge({ size: start, readTile })
  const { root } = appendEntries(edge, entries)
  if (!isEqual(root, checkpoint.root)) throw new Error(words.otherTree)
  const counted = startRecount(first.zone)
  for (const bytes of entries) counted.add(readEntry(bytes))
  const cut = asked.place === '' ? {} : { municipality: asked.place }
  return { figures: counted.figures({ from: asked.from, to: asked.to }, cut), start, size }
}

const NEAR = 1e-9

/** Figures of the page beside the recounted ones, in the order of the page, each once. */
function compare(section: HTMLElement, figures: Awaited<ReturnType<typeof recount>>['figures']) {
  const shown = new Map<string, string>()
  for (const one of section.querySelectorAll<HTMLElement>('[data-figure]'))
    shown.set(one.dataset.figure ?? '', one.dataset.value ?? '')
  return [...shown].flatMap(([code, text]) => {
    const counted = figures.get(code)
    if (!counted) return []
    const told = text === '' ? null : Number(text)
    const isEqualValue =
      told === counted.value ||
      (told !== null && counted.value !== null && Math.abs(told - counted.value) < NEAR)
    return [{ code, told, counted: counted.value, isEqual: isEqualValue }]
  })
}

function showTable(into: HTMLElement, lines: ReturnType<typeof compare>): void {
  const table = document.createElement('table')
  const number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 4 })
  const write = (value: number | null) => (value === null ? '—' : number.format(value))
  const head = table.createTHead().insertRow()
  for (const name of words.columns) head.append(cell('th', name, 'col'))
  const body = table.createTBody()
  const isRussian = document.documentElement.lang === 'ru'
  for (const { code, told, counted, isEqual: isSame } of lines) {
    const row = body.insertRow()
    const name = findFigure(code)?.name
    row.append(
      cell('th', name?.[isRussian ? 'ru' : 'en'] ?? code, 'row'),
      cell('td', write(told)),
      cell('td', write(counted)),
      cell('td', isSame ? words.same : words.different),
    )
  }
  into.append(table)
}

function cell(kind: 'th' | 'td', text: string, scope?: 'col' | 'row'): HTMLTableCellElement {
  const made = document.createElement(kind)
  made.textContent = text
  if (scope) made.scope = scope
  return made
}

function start(section: HTMLElement, offer: HTMLElement, result: HTMLElement): void {
  const button = offer.querySelector('button')
  offer.hidden = false
  button?.addEventListener('click', async () => {
    button.disabled = true
    const { from = '', to = '', place = '' } = section.dataset
    try {
      result.textContent = words.reading(0)
      const {
        figures,
        start: first,
        size,
      } = await recount({ from, to, place }, (text) => {
        result.textContent = text
      })
      const lines = compare(section, figures)
      const wrong = lines.filter((line) => !line.isEqual).length
      result.textContent = wrong === 0 ? words.whole(size - first, lines.length) : words.wrong(wrong)
      showTable(result, lines)
    } catch (error) {
      result.textContent = words.failed(error instanceof Error ? error.message : String(error))
    } finally {
      button.disabled = false
    }
  })
}

const [section, offer, result] = ['figures', 'recount', 'recounted'].map((id) => document.getElementById(id))
if (section && offer && result) start(section, offer, result)
