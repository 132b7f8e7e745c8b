/** What was done is said wherever its person is by then. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../../../..')
/** Own callbacks of one call go with the component, which an event may put away before the answer. */
const OWN_CALLBACKS =
  /\.mutate\((?:(?!\.mutate\(|useMutation|\bfunction\b)[\s\S]){0,300}?onSuccess(?:(?!\n {2}\}\n)[\s\S]){0,200}?showToast\(/

it('is said by no callback of a single call', () => {
  const code = globSync('web/src/**/*.{ts,tsx}', { cwd: ROOT }).filter((file) => !/\.test\.tsx?$/.test(file))
  expect(code.length).toBeGreaterThan(500)
  const speaking = code.filter((file) => OWN_CALLBACKS.test(readFileSync(path.join(ROOT, file), 'utf8')))
  expect(speaking.sort()).toEqual([])
})
