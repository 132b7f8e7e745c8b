/** Names of tests that documents and registers hold: whether such a test is there. */
import { existsSync, readFileSync } from 'node:fs'

/** The name as the first argument of a call that is no `describe`: of `it(`, or of what `it.each(…)` gives. */
export function holdsTest(file: string, test: string): boolean {
  if (!existsSync(file)) return false
  const name = test.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll("'", "\\\\?'")
  return new RegExp(`(?<!\\bdescribe)\\(\\s*(['"\`])${name}\\1\\s*,`, 'u').test(readFileSync(file, 'utf8'))
}
