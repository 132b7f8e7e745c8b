/** Figures that a site publishes beside its Book, by month, and how long the Book was when they were counted. */
import { textOf } from '../bytes/bytes.ts'
import type { PublishedFigure } from '../verify/check-figures.ts'
import type { Recount as Counting } from '../verify/report.ts'
import type { Source } from '../verify/source.ts'
import { count, countMonth, monthBefore, type Row } from './counting.ts'

const MONTHS = 3
const LARGEST_FILE = 8 * 1024 * 1024
/** No region has more municipalities; each is counted over the whole Book. */
const MOST_PLACES = 200

type Line = { municipality: string; figure: string; value: number | null }
type File = { size: number; figures: Line[] }
export type Published = { month: string; file: File }[]

/** The last months, the one that runs last. What is not there, or cannot be read, is not compared. */
export async function readPublished(site: Source, now: number): Promise<Published> {
  const found: Published = []
  for (const back of Array.from({ length: MONTHS }, (_, at) => MONTHS - 1 - at)) {
    const month = monthBefore(now, back)
    const bytes = await site.read(`open/data/figures-${month}.json`, LARGEST_FILE).catch(() => null)
    const file = bytes && readFile(bytes)
    if (file) found.push({ month, file })
  }
  return found
}

function readFile(bytes: Uint8Array): File | null {
  try {
    const { book, figures } = JSON.parse(textOf(bytes))
    const size = Number(book.size)
    const isRead = Number.isSafeInteger(size) && Array.isArray(figures) && figures.every(isLine)
    return isRead && placesOf(figures).length <= MOST_PLACES ? { size, figures } : null
  } catch {
    return null
  }
}

function isLine(line: Line): boolean {
  const { municipality, figure, value } = line
  const isValue = value === null || typeof value === 'number'
  return typeof municipality === 'string' && typeof figure === 'string' && isValue
}

function placesOf(figures: readonly Line[]): string[] {
  return [...new Set(figures.map(({ municipality }) => municipality))]
}

/** Counts each month when the Book is as long as it was then; the whole region, and each place that is published. */
export function recountPublished(published: Published): () => Counting {
  return () => {
    const rows = new Map<string, Row[]>()
    return count(
      (counted, size) => {
        for (const { month, file } of published) {
          if (file.size !== size) continue
          const ofPlaces = placesOf(file.figures).map((place) =>
            countMonth(counted, month, {
              label: labelOf(month, place),
              cut: place === '' ? {} : { municipality: place },
            }),
          )
          rows.set(month, ofPlaces.flat())
        }
      },
      () => published.flatMap(({ month, file }) => rows.get(month) ?? listUncounted(month, file)),
    )
  }
}

/** The Book was never as long as the file says, so nothing in it bears its figures out. */
function listUncounted(month: string, { figures }: File): Row[] {
  const first = figures.find(({ value }) => value !== null)
  return first ? [{ code: first.figure, period: labelOf(month, first.municipality), counted: null }] : []
}

export function listPublished(published: Published): PublishedFigure[] {
  return published.flatMap(({ month, file }) =>
    file.figures.map(({ municipality, figure, value }) => ({
      code: figure,
      period: labelOf(month, municipality),
      value,
    })),
  )
}

function labelOf(month: string, place: string): string {
  return place === '' ? month : `${month} ${place}`
}
