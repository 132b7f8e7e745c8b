/** The exercises that ship. A new one is a file and a line. */
import type { Script } from '../domain/script.ts'
import { WATER_MAIN } from './water-main.ts'

export const SCRIPTS: readonly Script[] = [WATER_MAIN]

export function findScript(code: string): Script | undefined {
  return SCRIPTS.find((script) => script.code === code)
}
