/** Keeps an append-only file of JSON lines. A line cut short by a crash is dropped at the next start. */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

export type Journal = {
  /** Gives what was written before, and only once, because it may be large. */
  take(): unknown[]
  append(line: unknown): void
  /** Replaces all that was written by these lines. */
  rewrite(lines: readonly unknown[]): void
  close(): void
}

function parseLines(text: string): unknown[] {
  const lines: unknown[] = []
  for (const line of text.split('\n')) {
    if (line === '') continue
    try {
      lines.push(JSON.parse(line))
    } catch {}
  }
  return lines
}

const toText = (lines: readonly unknown[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('')

export function openJournal(path: string): Journal {
  mkdirSync(dirname(path), { recursive: true })
  let initial = existsSync(path) ? parseLines(readFileSync(path, 'utf8')) : []
  writeFileSync(`${path}.tmp`, toText(initial))
  renameSync(`${path}.tmp`, path)
  let file = openSync(path, 'a')

  return {
    take() {
      const lines = initial
      initial = []
      return lines
    },
    append(line) {
      writeSync(file, `${JSON.stringify(line)}\n`)
    },
    rewrite(lines) {
      writeFileSync(`${path}.tmp`, toText(lines))
      closeSync(file)
      renameSync(`${path}.tmp`, path)
      file = openSync(path, 'a')
    },
    close: () => closeSync(file),
  }
}
