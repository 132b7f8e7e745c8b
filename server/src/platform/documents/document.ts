/**
 * A document of words, in what DOCX and PDF have in common. It holds plain values only, because another thread writes
 * it.
 */
export type DocumentFormat = 'docx' | 'pdf'

/** Text, or text that leads to an address. */
export type Piece = string | { text: string; href: string }
export type Line = readonly Piece[]

/** The widths of columns are shares of the page. */
export type Column = { title: string; share: number }
export type Block =
  | { kind: 'title' | 'heading'; text: string }
  | { kind: 'paragraph' | 'note'; line: Line }
  /** Facts about the document as a whole, each by its name. */
  | { kind: 'facts'; facts: readonly { name: string; lines: readonly Line[] }[] }
  /** The head is repeated on each page. A cell is a list of lines. */
  | { kind: 'table'; columns: readonly Column[]; rows: readonly (readonly (readonly Line[])[])[] }
  /** The items are numbered. */
  | { kind: 'list'; items: readonly Line[] }
  | { kind: 'signatures'; people: readonly { role: string; name: string }[] }

export type PaperDocument = {
  title: string
  language: 'ru' | 'en'
  isWide: boolean
  /** Is printed on each page, beside its number. */
  foot: string
  blocks: readonly Block[]
}

/** A sheet of A4 with its margins. */
const MM = { short: 210, long: 297, side: 15, top: 15, bottom: 18 } as const

export type Page = { width: number; height: number; side: number; top: number; bottom: number; inner: number }

/** Measures the page in the units of a format. */
export function pageOf({ isWide }: Pick<PaperDocument, 'isWide'>, perMm: number): Page {
  const [width, height] = isWide ? [MM.long, MM.short] : [MM.short, MM.long]
  return {
    width: width * perMm,
    height: height * perMm,
    side: MM.side * perMm,
    top: MM.top * perMm,
    bottom: MM.bottom * perMm,
    inner: (width - 2 * MM.side) * perMm,
  }
}

export function widthsOf(columns: readonly Column[], inner: number): number[] {
  const all = columns.reduce((sum, { share }) => sum + share, 0)
  return columns.map(({ share }) => (share / all) * inner)
}
