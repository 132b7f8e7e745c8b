/** The differences of two versions by words: removed and added. Pure. */
export type DiffPart = { kind: 'same' | 'removed' | 'added'; text: string }

/** Words with the space before them: a changed word never drags its neighbours along. */
function toWords(text: string): string[] {
  return text.match(/\s*\S+|\s+$/g) ?? []
}

/** Longest common subsequence by a table; an answer is at most some two thousand words. */
function lengthsOfCommon(one: readonly string[], two: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: one.length + 1 }, () => new Uint16Array(two.length + 1))
  for (let i = one.length - 1; i >= 0; i--) {
    const row = table[i]
    const below = table[i + 1]
    if (!row || !below) continue
    for (let j = two.length - 1; j >= 0; j--) {
      row[j] = one[i] === two[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0)
    }
  }
  return table
}

function push(parts: DiffPart[], kind: DiffPart['kind'], text: string): void {
  const last = parts.at(-1)
  if (last?.kind === kind) last.text += text
  else parts.push({ kind, text })
}

export function diffWords(before: string, after: string): DiffPart[] {
  const one = toWords(before)
  const two = toWords(after)
  const table = lengthsOfCommon(one, two)
  const parts: DiffPart[] = []
  let i = 0
  let j = 0
  while (i < one.length || j < two.length) {
    const left = one[i]
    const right = two[j]
    if (left !== undefined && left === right) {
      push(parts, 'same', left)
      i++
      j++
    } else if (
      left !== undefined &&
      (right === undefined || (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))
    ) {
      push(parts, 'removed', left)
      i++
    } else if (right !== undefined) {
      push(parts, 'added', right)
      j++
    }
  }
  return parts
}

export function countChanges(parts: readonly DiffPart[]): { added: number; removed: number } {
  const count = (kind: DiffPart['kind']) =>
    parts.filter((part) => part.kind === kind).reduce((sum, { text }) => sum + text.trim().length, 0)
  return { added: count('added'), removed: count('removed') }
}
