/** A paper of words: what DOCX and PDF have in common. Plain values only, for it is written in another thread. */
export type DocumentFormat = 'docx' | 'pdf'

/** Text, or text that leads to an address. */
export type Piece = string | { text: string; href: string }
export type Line = readonly Piece[]

/** Widths of a table are shares of the page. */
export type Column = { title: string; share: number }
export type Block =
  | { kind: 'title' | 'heading'; text: string }
  | { kind: 'paragraph' | 'note'; line: Line }
  /** What is said of the whole, by name. */
  | { kind: 'facts'; facts: readonly { name: string; lines: readonly Line[] }[] }
  /** The head stands on each page. A cell is lines, one under the other. */
  | { kind: 'table'; columns: readonly Column[]; rows: readonly (readonly (readonly Line[])[])[] }
  /** Numbered. */
  | { kind: 'list'; items: readonly Line[] }
  | { kind: 'signatures'; people: readonly { role: string; name: string }[] }

export type PaperDocument = {
  title: string
  language: 'ru' | 'en'
  isWide: boolean
  /** Stands on each page, beside the number of the page. */
  foot: string
  blocks: readonly Block[]
}

/** A4 and its margins. */
const MM = { short: 210, long: 297, side: 15, top: 15, bottom: 18 } as const

export type Page = { width: number; height: number; side: number; top: number; bottom: number; inner: number }

/** In the units of a format. */
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
