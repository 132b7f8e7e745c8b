import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { createJudge } from '../lib/json-schema.ts'

const FILE = z
  .looseObject({ $id: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../../schema/ok/group-bot.json', import.meta.url), 'utf8')))

const judge = createJudge(FILE)
const referenceOf = (name: string): string => `ok:///group-bot#/definitions/${name}`

/** Gives null when the body fits, else what is wrong. Fields that the prose does not know are wrong too. */
export function findBodyFault(name: string, body: unknown, known: readonly string[]): string | null {
  const fault = judge.findFault(referenceOf(name), body)
  if (fault !== null || typeof body !== 'object' || body === null) return fault
  const unknown = Object.keys(body).filter((field) => !known.includes(field))
  return unknown.length === 0 ? null : `unknown field ${unknown.join(', ')}`
}

/** Null when it fits, with no field beside those that the definition names. */
export function findFault(name: string, value: unknown): string | null {
  return judge.findFault(referenceOf(name), value)
}

export function assertFits(name: string, body: unknown): void {
  judge.assert(referenceOf(name), body)
}

/** `seq` is above 2^53: kept as text here, written as the number that Odnoklassniki writes. */
export function toWire(value: unknown): string {
  return JSON.stringify(value).replace(/"seq":"(\d+)"/g, '"seq":$1')
}
