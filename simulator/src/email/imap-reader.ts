/** Reads commands out of the bytes of an IMAP client: words, quoted strings, lists and literals (RFC 3501). */

export type Token = string | Token[]
export type Command = { tag: string; name: string; args: Token[] }

/** Is called when a literal comes, because the client waits until it may go on. */
export type ReaderEvents = {
  onCommand: (command: Command) => void
  onLine: (line: string) => void
  onLiteral: () => void
  onTooMuch: () => void
}

const LONGEST_COMMAND = 30 * 1024 * 1024
const LITERAL = /\{(\d{1,9})(\+?)\}$/

export function createReader({ onCommand, onLine, onLiteral, onTooMuch }: ReaderEvents) {
  let waiting = Buffer.alloc(0)
  /** What has come of a command, with its literals put in as quoted pieces. */
  let pieces: (string | Buffer)[] = []
  let literalLeft: number | null = null
  /** While this is set, lines are no commands: the client idles or signs in. */
  let isPlain = false

  function takeLiteral(size: number): boolean {
    if (waiting.length < size) return false
    pieces.push(waiting.subarray(0, size))
    waiting = waiting.subarray(size)
    literalLeft = null
    return true
  }

  function takeLine(): boolean {
    const end = waiting.indexOf('\r\n')
    if (end === -1) return false
    const line = waiting.subarray(0, end).toString('latin1')
    waiting = waiting.subarray(end + 2)
    if (isPlain) {
      onLine(line)
      return true
    }
    const [mark, size, plus] = LITERAL.exec(line) ?? []
    if (mark === undefined) finish(line)
    else {
      pieces.push(line.slice(0, -mark.length))
      literalLeft = Number(size)
      if (plus === '') onLiteral()
    }
    return true
  }

  function finish(line: string): void {
    const all = [...pieces, line]
    pieces = []
    if (all.length === 1 && line.trim() === '') return
    const [tag, name, ...args] = tokenise(all)
    if (typeof tag === 'string' && typeof name === 'string')
      onCommand({ tag, name: name.toUpperCase(), args })
  }

  return {
    setPlain(value: boolean) {
      isPlain = value
    },
    push(chunk: Buffer) {
      waiting = Buffer.concat([waiting, chunk])
      if (waiting.length > LONGEST_COMMAND) return onTooMuch()
      while (literalLeft === null ? takeLine() : takeLiteral(literalLeft));
    },
  }
}

const WORD = /^[^\s()"]+(?:\[[^\]]*\][^\s()"]*)?/

function tokenise(pieces: readonly (string | Buffer)[]): Token[] {
  const root: Token[] = []
  const open: Token[][] = [root]
  const add = (token: Token) => void open.at(-1)?.push(token)
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      add(piece.toString('latin1'))
      continue
    }
    for (let rest = piece.trimStart(); rest !== ''; rest = rest.trimStart()) {
      const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(rest)
      const word = WORD.exec(rest)
      if (rest.startsWith('(')) {
        const list: Token[] = []
        add(list)
        open.push(list)
        rest = rest.slice(1)
      } else if (rest.startsWith(')')) {
        if (open.length > 1) open.pop()
        rest = rest.slice(1)
      } else if (quoted) {
        add((quoted[1] ?? '').replaceAll(/\\(.)/g, '$1'))
        rest = rest.slice(quoted[0].length)
      } else if (word) {
        add(word[0])
        rest = rest.slice(word[0].length)
      } else rest = rest.slice(1)
    }
  }
  return root
}

export const wordsOf = (tokens: readonly Token[]): string[] =>
  tokens.flatMap((token) => (typeof token === 'string' ? [token] : wordsOf(token)))

export function quote(text: string): string {
  return `"${text.replaceAll(/[\r\n]/g, ' ').replaceAll(/["\\]/g, '\\$&')}"`
}
