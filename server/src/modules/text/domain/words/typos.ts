/**
 * Finds a known stem one edit away from a misspelt one: a letter lost, added, changed or two swapped.
 * Each known stem is stored under itself and under itself without one letter, so a look-up never scans the list.
 */
const SHORTEST = 5

export type TypoIndex = Map<string, string[]>

export function buildTypoIndex(stems: Iterable<string>, shortest = SHORTEST): TypoIndex {
  const index: TypoIndex = new Map()
  for (const stem of stems) {
    if (stem.length < shortest || stem.includes(' ')) continue
    for (const key of deletions(stem)) {
      const known = index.get(key)
      if (known) known.push(stem)
      else index.set(key, [stem])
    }
  }
  return index
}

/** The first letter must be right: people rarely miss it, and short Russian stems differ by it. */
export function findByTypo(index: TypoIndex, stem: string, shortest = SHORTEST): string | null {
  if (stem.length < shortest) return null
  for (const key of deletions(stem)) {
    for (const known of index.get(key) ?? []) {
      if (known[0] === stem[0] && isOneEdit(known, stem)) return known
    }
  }
  return null
}

/** All that one edit makes of it, whichever letter was missed. */
export function listByTypo(index: TypoIndex, word: string): string[] {
  const found = deletions(word).flatMap((key) => index.get(key) ?? [])
  return [...new Set(found)].filter((known) => isOneEdit(known, word))
}

function deletions(stem: string): string[] {
  const keys = [stem]
  for (let i = 0; i < stem.length; i++) keys.push(stem.slice(0, i) + stem.slice(i + 1))
  return keys
}

export function isOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false
  let from = 0
  while (from < a.length && a[from] === b[from]) from++
  const [restA, restB] = [a.slice(from), b.slice(from)]
  if (a.length > b.length) return restA.slice(1) === restB
  if (a.length < b.length) return restA === restB.slice(1)
  const isSwap = restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
  return isSwap || restA.slice(1) === restB.slice(1)
}
