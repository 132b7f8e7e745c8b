/** Files of text with a head between dashes, one after another: articles, courses, practices, news and orders are written so. Pure. */
import { parse, stringify } from 'yaml'

export const HEAD = /^---\n([\s\S]*?)\n---\n/

/** Each begins at a head: three dashes, before which stands the beginning or an empty line. `line`: of its head, from 1. */
export function cutFile(file: string): { text: string; line: number }[] {
  const lines = file.split('\n')
  const starts = lines.flatMap((one, at) => {
    const isHead =
      one === '---' && (at === 0 || lines[at - 1]?.trim() === '') && /^\w+:/.test(lines[at + 1] ?? '')
    return isHead ? [at] : []
  })
  if (starts.length === 0) return file.trim() === '' ? [] : [{ text: file, line: 1 }]
  return starts.map((start, place) => ({
    text: lines.slice(start, starts[place + 1]).join('\n'),
    line: start + 1,
  }))
}

/** Between its dashes, each value on a line of its own. */
export function writeHead(fields: Record<string, unknown>): string {
  return `---\n${stringify(fields, { lineWidth: 0 })}---\n`
}

/** Null: it is no list of keys. */
export function readHead(head: string): Record<string, unknown> | null {
  try {
    const read: unknown = parse(head, { maxAliasCount: 0 })
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? { ...read } : null
  } catch {
    return null
  }
}
