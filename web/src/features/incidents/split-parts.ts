/** `key` tells fields apart while their words change. */
export type Part = { key: number; text: string }

export const MAX_PARTS = 10
const SHORTEST = 3

/** A marked fragment begins a part; nothing marked begins an empty one. */
export function addPart(parts: readonly Part[], fragment: string): Part[] {
  if (parts.length >= MAX_PARTS) return [...parts]
  const key = Math.max(0, ...parts.map((part) => part.key)) + 1
  return [...parts, { key, text: fragment.trim() }]
}

/** Texts that may be sent: what is too short to be a question is not one. */
export function completeParts(parts: readonly Part[]): string[] {
  return parts.map(({ text }) => text.trim()).filter((text) => text.length >= SHORTEST)
}
