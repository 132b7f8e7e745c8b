/** Files of text with a head between dashes, one after another: articles, courses, practices, news and orders are written so. Pure. */
import { parse, stringify, YAMLParseError } from 'yaml'

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

export type ReadHead =
  | { fields: Record<string, unknown>; badLine: null }
  /** From 1, counted from the line of the first dashes; 0: it is read, and is no list of keys. */
  | { fields: null; badLine: number }

export function readHead(head: string): ReadHead {
  try {
    const read: unknown = parse(head, { maxAliasCount: 0, prettyErrors: true })
    return typeof read === 'object' && read !== null && !Array.isArray(read)
      ? { fields: { ...read }, badLine: null }
      : { fields: null, badLine: 0 }
  } catch (error) {
    return { fields: null, badLine: error instanceof YAMLParseError ? lineOf(error) : 0 }
  }
}

function lineOf({ linePos, message }: YAMLParseError): number {
  const line = linePos?.[0].line ?? 0
  // An unclosed bracket is noticed on the next line, which is in order itself.
  const isAfter = message.startsWith('Flow') && linePos?.[0].col === 1 && line > 1
  return isAfter ? line - 1 : line
}
