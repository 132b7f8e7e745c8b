/** Names the place in the product's code from which something leaves the process, from a stack and its first bytes. */
const FRAME = /^\s*at (?:async )?(?:(.*?) \()?(?:file:\/\/)?(\/[^:)]+):(\d+):\d+\)?$/
/** Every place of the code goes through these, so they tell nothing of it. */
const EVERYWHERE = /^server\/src\/platform\/|^server\/src\/main\/http\//
const SHOWN = 40

/** Says which file of the sources a line of a bundled program comes from. */
export type Sources = (program: string, line: number) => string | null

/** `about`: what leaves; see `describeBytes`. */
export function pointOf(stack: string, about: string, sources: Sources): string {
  // The queue of jobs asks for the next one from wherever the last one ended.
  if (about.includes('pgboss')) return `the queue of jobs: ${about}`
  const frames = stack.split('\n').flatMap((line) => {
    const [, name = '', program = '', at = ''] = FRAME.exec(line) ?? []
    const file = sources(program, Number(at))
    return file === null ? [] : [{ file, name: name.replace(/^Object\./, '') }]
  })
  const frame = frames.find(({ file }) => !EVERYWHERE.test(file)) ?? frames.at(-1)
  const place = frame ? `${frame.file} ${frame.name || 'a nameless function'}` : 'outside of the sources'
  return `${place}: ${about}`
}

/** The bundler says before each file which it is. */
export function readSources(text: string): (line: number) => string | null {
  const begins: { line: number; file: string }[] = []
  for (const [index, line] of text.split('\n').entries()) {
    const file = /^\/\/ ((?:server|contract|book)\/src\/\S+\.ts)$/.exec(line)?.[1]
    if (file) begins.push({ line: index + 1, file })
  }
  return (line) => begins.findLast((each) => each.line <= line)?.file ?? null
}

/** The statement of PostgreSQL's protocol, or the first line of a request; `statements` keeps named ones for later calls. */
export function describeBytes(bytes: Buffer, statements: Map<string, string>): string {
  const [line = ''] = bytes.toString('latin1', 0, 300).split(/[?\r]/)
  if (/^(?:GET|POST) \//.test(line)) return line
  const kind = String.fromCharCode(bytes[0] ?? 0)
  if (kind === 'Q') return short(bytes.toString('utf8', 5))
  if (kind === 'P') {
    const [name = '', statement = ''] = bytes.toString('utf8', 5).split('\0')
    if (name !== '') statements.set(name, statement)
    return short(statement)
  }
  if (kind === 'B') {
    const [, name = ''] = bytes.toString('utf8', 5, 400).split('\0')
    return short(statements.get(name) ?? 'a statement')
  }
  return 'bytes'
}

/** Values would make a point of each row. */
function short(statement: string): string {
  return statement
    .replace(/[\0\s]+/g, ' ')
    .replace(/\d+/g, 'N')
    .trim()
    .slice(0, SHOWN)
}
