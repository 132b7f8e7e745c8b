/**
 * Judges every request, answer and update by the published schema. What the emulator says may hold no field that
 * nobody has; in a request Telegram passes over what it does not know.
 */
import { readFileSync } from 'node:fs'
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { z } from 'zod'
import { OF_VENDORS } from '../lib/json-schema.ts'
import { badRequest } from './telegram-error.ts'

const ID = 'tg:///bot-api'
const OPEN_ID = 'tg:///bot-api-open'
/** Names that Telegram has dropped from its pages and still answers to. */
const OLD_NAMES: Readonly<Record<string, string>> = { getchatmemberscount: 'getChatMemberCount' }

const Params = z.looseObject({
  properties: z.record(z.string(), z.looseObject({ type: z.string().optional() })),
})
const File = z.object({
  definitions: z.record(z.string(), z.looseObject({ properties: z.unknown().optional() })),
  methods: z.record(z.string(), z.object({ params: Params, result: z.looseObject({}) })),
})

const SCHEMA = File.parse(
  JSON.parse(readFileSync(new URL('../../schema/telegram/bot-api.json', import.meta.url), 'utf8')),
)

const ajv = new Ajv(OF_VENDORS)
ajv.addSchema({
  $id: ID,
  definitions: Object.fromEntries(
    Object.entries(SCHEMA.definitions).map(([name, definition]) => [
      name,
      definition.properties === undefined ? definition : { ...definition, additionalProperties: false },
    ]),
  ),
})

ajv.addSchema({ $id: OPEN_ID, definitions: SCHEMA.definitions })

const compiled = new Map<string, ValidateFunction>()

/** References of the file are relative to it. */
function absolute(schema: unknown, id: string): unknown {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/definitions/', `"${id}#/definitions/`))
}

function validatorOf(name: string, schema: () => unknown, id = ID): ValidateFunction {
  const known = compiled.get(name)
  if (known) return known
  const made = z.looseObject({}).parse(absolute(schema(), id))
  const validate = ajv.compile(made)
  compiled.set(name, validate)
  return validate
}

export type ParamTypes = Record<string, { type?: string | undefined }>

/** Gives null when Telegram has no such method; names are not case-sensitive there. */
export function findMethod(name: string): { name: string; params: ParamTypes } | null {
  const asked = (OLD_NAMES[name.toLowerCase()] ?? name).toLowerCase()
  const found = Object.keys(SCHEMA.methods).find((known) => known.toLowerCase() === asked)
  const method = found === undefined ? undefined : SCHEMA.methods[found]
  return found === undefined || !method ? null : { name: found, params: method.params.properties }
}

function describe(error: ErrorObject | undefined): string {
  if (!error) return 'unknown'
  if (error.keyword === 'required') return `parameter "${String(error.params.missingProperty)}" is required`
  return `${error.instancePath.slice(1) || 'request'} ${error.message ?? 'is invalid'}`
}

export function assertParams(name: string, params: Record<string, unknown>): void {
  const validate = validatorOf(`params ${name}`, () => SCHEMA.methods[name]?.params, OPEN_ID)
  if (!validate(params)) throw badRequest(describe(validate.errors?.[0]))
}

/** A mismatch is a mistake of the emulator, never of its client. */
export class SchemaMismatch extends Error {
  override name = 'SchemaMismatch'
}

export function assertResult(name: string, result: unknown): void {
  const validate = validatorOf(`result ${name}`, () => SCHEMA.methods[name]?.result)
  if (!validate(result)) throw new SchemaMismatch(`${name}: ${ajv.errorsText(validate.errors)}`)
}

export function assertUpdate(update: unknown): void {
  const validate = validatorOf('update', () => ({ $ref: '#/definitions/Update' }))
  if (!validate(update)) throw new SchemaMismatch(`update: ${ajv.errorsText(validate.errors)}`)
}
