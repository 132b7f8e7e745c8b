import type { Words } from './topic-words.queries.ts'

/** One word or phrase a line; empty lines say nothing. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** What became another from one version to the next. */
export function changeOf(before: Words, after: Words) {
  const without = (some: readonly string[], others: readonly string[]) =>
    some.filter((word) => !others.includes(word))
  return {
    added: without(after.own, before.own),
    removed: without(before.own, after.own),
    putAside: without(after.putAside, before.putAside),
    takenBack: without(before.putAside, after.putAside),
  }
}
