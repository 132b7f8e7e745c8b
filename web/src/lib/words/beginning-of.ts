const LONGEST = 60

/** The first words of a text in one line; «…» says that it goes on. */
export function beginningOf(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ')
  if (line.length <= LONGEST) return line
  return `${line.slice(0, LONGEST + 1).replace(/[\s,.;:–—-]*(?:\s\S*)?$/u, '')}…`
}
