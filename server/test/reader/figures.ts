/** What one measure gave, and what it should give. */
export type Figure = { name: string; value: number; goal?: number }

/** Shares and what is made of them. */
export function shareOf<Row>(rows: readonly Row[], isRight: (row: Row) => boolean): number {
  return rows.filter(isRight).length / rows.length
}

/** The share of what is meant that stands above all but a share of the rest. */
export function foundAt<Row>(
  rows: readonly Row[],
  {
    score,
    isMeant,
    falseShare,
  }: { score: (row: Row) => number; isMeant: (row: Row) => boolean; falseShare: number },
): number {
  const others = rows
    .filter((row) => !isMeant(row))
    .map(score)
    .sort((a, b) => b - a)
  const bar = others[Math.floor(others.length * falseShare)] ?? -Infinity
  return shareOf(rows.filter(isMeant), (row) => score(row) > bar)
}

/** The share of what is meant among the highest of all. */
export function foundAmong<Row>(
  rows: readonly Row[],
  { score, isMeant, share }: { score: (row: Row) => number; isMeant: (row: Row) => boolean; share: number },
): number {
  const highest = [...rows].sort((a, b) => score(b) - score(a)).slice(0, Math.round(rows.length * share))
  return highest.filter(isMeant).length / rows.filter(isMeant).length
}

export type OfClass = { label: string; found: string }

export function f1Of(rows: readonly OfClass[], isMeant: (name: string) => boolean): number {
  const right = rows.filter(({ label, found }) => isMeant(label) && isMeant(found)).length
  const all =
    rows.filter(({ label }) => isMeant(label)).length + rows.filter(({ found }) => isMeant(found)).length
  return all === 0 ? 0 : (2 * right) / all
}

export function macroF1(rows: readonly OfClass[]): number {
  const names = [...new Set(rows.map(({ label }) => label))]
  return names.reduce((sum, name) => sum + f1Of(rows, (other) => other === name), 0) / names.length
}
