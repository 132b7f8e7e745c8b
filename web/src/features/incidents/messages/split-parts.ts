/** `key` tells fields apart while their words change. */
export type Part = { key: number; text: string }

export const MAX_PARTS = 10
const SHORTEST = 3

/** A marked fragment begins a part; nothing marked begins none. */
export function addPart(parts: readonly Part[], fragment: string): Part[] {
  if (parts.length >= MAX_PARTS || fragment.trim() === '') return [...parts]
  const key = Math.max(0, ...parts.map((part) => part.key)) + 1
  return [...parts, { key, text: fragment.trim() }]
}

/** What is too short to be a question is not one. */
export function isComplete({ text }: Part): boolean {
  return text.trim().length >= SHORTEST
}

/** Texts that may be sent. */
export function completeParts(parts: readonly Part[]): string[] {
  return parts.filter(isComplete).map(({ text }) => text.trim())
}
