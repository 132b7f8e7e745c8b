import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { createJudge, SchemaMismatch } from '../lib/json-schema.ts'

const FILE = z
  .looseObject({ updateTypes: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(new URL('../../schema/max/schemas.json', import.meta.url), 'utf8')))

const judge = createJudge(FILE, ['int32', 'int64', 'string'])
const referenceOf = (name: string): string => `max:///s#/components/schemas/${name}`

/** Gives null when the body fits, else what is wrong. Fields that the schema does not know are wrong too. */
export function findBodyFault(name: string, body: unknown, known: readonly string[]): string | null {
  const fault = judge.findFault(referenceOf(name), body)
  if (fault !== null || typeof body !== 'object' || body === null) return fault
  const unknown = Object.keys(body).filter((field) => !known.includes(field))
  return unknown.length === 0 ? null : `unknown field ${unknown.join(', ')}`
}

export function assertAnswer(name: string, body: unknown): void {
  judge.assert(referenceOf(name), body)
}

export function assertUpdate(update: { update_type: string }): void {
  const name = FILE.updateTypes[update.update_type]
  if (name === undefined) throw new SchemaMismatch(`no schema for the update ${update.update_type}`)
  judge.assert(referenceOf(name), update)
}

/** `seq` is above 2^53: kept as text here, written as the number that MAX writes. */
export function toWire(value: unknown): string {
  return JSON.stringify(value).replace(/"seq":"(\d+)"/g, '"seq":$1')
}
