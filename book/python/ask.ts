/**
 * Asks the second verifier, many times by one start of Python. Debian has python3; without it tests fail and say so.
 */
import { spawnSync } from 'node:child_process'

/** A walk through entries alone, as `walkOn` goes it. */
const WALK = `
def walk(case):
    one = book.Walk(case["now"], [(case["seen"]["size"], case["seen"]["at"])])
    for index, entry in enumerate(case["entries"]):
        one.take(book.read_entry(entry.encode()), index)
    one.end()
    return one.faults
`

export type Named = { code: string; index: number | null; question: number | null }

export function namesOf(faults: readonly Named[]): string[] {
  return faults.map(({ code, index, question }) => `${code} ${index} ${question}`).sort()
}

export function needPython(): void {
  const { error, status } = spawnSync('python3', ['--version'])
  if (error || status !== 0) {
    throw new Error('python3 is needed for the second verifier (apt-get install python3)')
  }
}

/** The value of a Python expression for each `case`; the module is `book`, and `data` reads base64. */
export function ask(expression: string, cases: readonly unknown[]) {
  const script = [
    'import sys, json, base64',
    `sys.path.insert(0, ${JSON.stringify(import.meta.dirname)})`,
    'import verify_book as book',
    'data = base64.b64decode',
    WALK,
    `print(json.dumps([${expression} for case in json.load(sys.stdin)]))`,
  ].join('\n')
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1' }
  const { stdout, stderr, status, error } = spawnSync('python3', ['-c', script], {
    input: JSON.stringify(cases),
    env,
    maxBuffer: 2 ** 28,
  })
  if (status !== 0) throw new Error(`${error ?? ''}${stderr}`)
  return JSON.parse(String(stdout))
}
