/** Codes of the directory and their names, both ways. A name that two rows bear stands for none of them: there the code is written. */
import { fold } from './fold.ts'
import type { RefersTo, SayCode } from './sheet-spec.ts'

export type Named = { code: string; name: string }
export type CodeNames = {
  say: SayCode
  /** Null: several rows bear the name. Undefined: none does. */
  find: (of: RefersTo, name: string) => string | null | undefined
}

export function createCodeNames(rows: Readonly<Record<RefersTo, readonly Named[]>>): CodeNames {
  const byName = new Map<string, string | null>()
  const byCode = new Map<string, string>()
  for (const [of, list] of Object.entries(rows))
    for (const { code, name } of list) {
      const key = `${of} ${fold(name)}`
      byName.set(key, byName.has(key) ? null : code)
      byCode.set(`${of} ${code}`, name)
    }
  const find = (of: RefersTo, name: string) => byName.get(`${of} ${fold(name)}`)
  return {
    find,
    say(of, code) {
      const name = byCode.get(`${of} ${code}`)
      return name !== undefined && find(of, name) === code ? name : code
    },
  }
}
