/** Marks of what somebody may see, as policies of row level security compare them with the scope of a row. */

const LETTERS = { municipality: 'm', agency: 'a', unit: 'u' } as const

type Scope = { kind: 'region' } | { kind: keyof typeof LETTERS; code: string }

export function markOf(scope: Scope): string {
  return scope.kind === 'region' ? 'r' : `${LETTERS[scope.kind]}:${scope.code}`
}

export const personMark = (id: string): string => `p:${id}`

/** As PostgreSQL writes an array of texts. */
export function writeMarks(marks: readonly string[]): string {
  return `{${marks.map((mark) => `"${mark.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`
}
