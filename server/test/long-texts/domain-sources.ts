import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const MODULES = path.resolve(import.meta.dirname, '../../src/modules')

/** The sources of a module's pure rules, tests aside, wherever its wings keep them. */
export function domainSources(module: string): string[] {
  return readdirSync(path.join(MODULES, module), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?:^|\/)domain\/.*(?<!\.test)\.ts$/u.test(file))
    .map((file) => readFileSync(path.join(MODULES, module, file), 'utf8'))
}
