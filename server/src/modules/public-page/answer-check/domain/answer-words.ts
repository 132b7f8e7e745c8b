/** By which words a text is known again, and what was altered in a copy. Pure. */

/** In place of what is told of no person; in a copy somebody's name may stand there. */
const MASK = '•••'
const RUN = 4
const WINDOW = 6
/** FNV-1a, 32 bits. */
const [BASIS, PRIME] = [0x811c9dc5, 0x01000193]

/** Spaces, signs, capitals and «ё» are no words; a mask is one of its own. */
export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/•••|[\p{L}\p{N}]+/gu) ?? []
  )
}

/** The same words give the same one, whoever was greeted. */
export function plainWordsOf(text: string): string[] {
  return wordsOf(text).filter((word) => word !== MASK)
}

/**
 * Marks of the runs of a text: of each few runs that follow one another the one with the smallest hash, so that nine
 * words in a row that two texts share give them a mark in common.
 */
export function marksOf(words: readonly string[]): number[] {
  const runs = Math.max(1, words.length - RUN + 1)
  const hashes = Array.from({ length: runs }, (_, at) => hashOf(words.slice(at, at + RUN).join(' ')))
  const windows = Math.max(1, hashes.length - WINDOW + 1)
  const marks = Array.from({ length: windows }, (_, at) => Math.min(...hashes.slice(at, at + WINDOW)))
  return [...new Set(marks)]
}

function hashOf(words: string): number {
  let hash = BASIS
  for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ words.charCodeAt(at), PRIME)
  return hash | 0
}

export type Piece = { kind: 'same' | 'added' | 'left_out'; text: string }
type Token = { word: string; text: string }

/** The copy, with what was written into it and what was left out of ours. */
export function compareTexts(ours: string, copy: string): { pieces: Piece[]; sameShare: number } {
  const [left, right] = [tokensOf(ours), tokensOf(copy)]
  const lengths = tableOf(left, right)
  const pieces: Piece[] = []
  let [i, j, same] = [0, 0, 0]
  while (i < left.length || j < right.length) {
    const [one, other] = [left[i], right[j]]
    if (one && other && one.word === other.word) {
      push(pieces, 'same', other.text)
      ;[i, j, same] = [i + 1, j + 1, same + 1]
    } else if (other && (!one || at(lengths, i, j + 1) >= at(lengths, i + 1, j))) {
      push(pieces, 'added', other.text)
      j += 1
    } else if (one) {
      push(pieces, 'left_out', one.text)
      i += 1
    }
  }
  return { pieces: withoutMasks(pieces), sameShare: right.length === 0 ? 0 : same / right.length }
}

/** Words with the signs and spaces that follow them, so that together they are the text. */
function tokensOf(text: string): Token[] {
  return (text.match(/(?:•••|[\p{L}\p{N}]+)[^\p{L}\p{N}•]*/gu) ?? []).map((piece) => ({
    text: piece,
    word: wordsOf(piece)[0] ?? '',
  }))
}

/** Lengths of the longest common rest from each pair of places on. */
function tableOf(left: readonly Token[], right: readonly Token[]): Uint16Array[] {
  const table = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1))
  for (let i = left.length - 1; i >= 0; i--)
    for (let j = right.length - 1; j >= 0; j--) {
      const row = table[i]
      if (!row) continue
      row[j] =
        left[i]?.word === right[j]?.word
          ? at(table, i + 1, j + 1) + 1
          : Math.max(at(table, i + 1, j), at(table, i, j + 1))
    }
  return table
}

const at = (table: readonly Uint16Array[], i: number, j: number) => table[i]?.[j] ?? 0

function push(pieces: Piece[], kind: Piece['kind'], text: string): void {
  const last = pieces.at(-1)
  if (last?.kind === kind) last.text += text
  else pieces.push({ kind, text })
}

/** What stands in a copy where ours names nobody is a name, and no alteration. */
function withoutMasks(pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = []
  const isMask = (piece: Piece | undefined) =>
    piece?.kind === 'left_out' && plainWordsOf(piece.text).length === 0
  pieces.forEach((piece, index) => {
    if (isMask(piece)) return
    const isName =
      piece.kind === 'added' &&
      (isMask(pieces[index - 1]) || isMask(pieces[index + 1])) &&
      wordsOf(piece.text).length <= 3
    push(kept, isName ? 'same' : piece.kind, piece.text)
  })
  return kept
}

export function isAltered(pieces: readonly Piece[]): boolean {
  return pieces.some(({ kind }) => kind !== 'same')
}
