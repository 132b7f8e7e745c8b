/** Judges every request, answer and event by VK's published schema. */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import addFormatsModule from 'ajv-formats'
import { z } from 'zod'
import { OF_VENDORS } from '../lib/json-schema.ts'
import { readSchemaFile } from './schema-files.ts'
import { VkError } from './vk-error.ts'

export const TokenKind = z.enum(['user', 'group', 'service'])
export type TokenKind = z.infer<typeof TokenKind>

const ParamSchema = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  $ref: z.string().optional(),
  items: z.looseObject({ type: z.union([z.string(), z.array(z.string())]).optional() }).optional(),
})
export type ParamSchema = z.infer<typeof ParamSchema>

const MethodSchema = z.object({
  tokens: z.array(TokenKind),
  params: z.looseObject({ properties: z.record(z.string(), ParamSchema).default({}) }),
  responses: z.record(z.string(), z.string()),
})
export type MethodSchema = z.infer<typeof MethodSchema>

const MethodsFile = z.object({
  methods: z.record(z.string(), MethodSchema),
  tokensOfOtherMethods: z.record(z.string(), z.array(z.string())),
})

const METHODS = MethodsFile.parse(readSchemaFile('methods.json'))

/** VK's clients use these, which the published schema forgot. */
const FORGOTTEN_PARAMS: Record<string, Record<string, ParamSchema>> = {
  'wall.get': {
    owner_id: { type: 'integer' },
    domain: { type: 'string' },
    count: { type: 'integer', minimum: 0, maximum: 100 },
  },
}

const ajv = new Ajv(OF_VENDORS)
addFormatsModule.default(ajv, ['uri'])
for (const format of ['int64', 'int32', 'json', 'hex', 'value_object']) ajv.addFormat(format, true)
for (const file of Object.values(
  z.record(z.string(), z.looseObject({ $id: z.string() })).parse(readSchemaFile('objects-responses.json')),
)) {
  ajv.addSchema(file)
}

const CALLBACK = 'vk:///callback/objects.json#/definitions/'
const EVENT_OBJECTS: Record<string, string> = {
  message_new: `${CALLBACK}callback_message_new`,
  message_reply: 'vk:///messages/objects.json#/definitions/messages_message',
  message_edit: 'vk:///messages/objects.json#/definitions/messages_message',
  message_allow: `${CALLBACK}callback_message_allow`,
  message_deny: `${CALLBACK}callback_message_deny`,
  wall_post_new: `${CALLBACK}callback_wall_post_new`,
  wall_reply_new: `${CALLBACK}callback_wall_reply_new`,
  wall_reply_edit: `${CALLBACK}callback_wall_reply_edit`,
  wall_reply_restore: `${CALLBACK}callback_wall_reply_restore`,
  wall_reply_delete: `${CALLBACK}callback_wall_comment_delete`,
  board_post_new: `${CALLBACK}callback_board_post_new`,
  board_post_edit: `${CALLBACK}callback_board_post_edit`,
  board_post_restore: `${CALLBACK}callback_board_post_restore`,
  board_post_delete: `${CALLBACK}callback_board_post_delete`,
  photo_comment_new: `${CALLBACK}callback_photo_comment`,
  photo_comment_edit: `${CALLBACK}callback_photo_comment`,
  photo_comment_restore: `${CALLBACK}callback_photo_comment`,
  photo_comment_delete: `${CALLBACK}callback_photo_comment_delete`,
  video_comment_new: `${CALLBACK}callback_video_comment`,
  video_comment_edit: `${CALLBACK}callback_video_comment`,
  video_comment_restore: `${CALLBACK}callback_video_comment`,
  video_comment_delete: `${CALLBACK}callback_video_comment_delete`,
  group_join: `${CALLBACK}callback_group_join`,
  group_leave: `${CALLBACK}callback_group_leave`,
}

const compiled = new Map<string, ValidateFunction>()

function validatorOf(name: string, schema: object): ValidateFunction {
  const known = compiled.get(name)
  if (known) return known
  const validate = ajv.compile(schema)
  compiled.set(name, validate)
  return validate
}

export function findMethod(name: string): MethodSchema | null {
  const method = METHODS.methods[name]
  if (!method) return null
  const forgotten = FORGOTTEN_PARAMS[name]
  if (!forgotten) return method
  return {
    ...method,
    params: { ...method.params, properties: { ...method.params.properties, ...forgotten } },
  }
}

/** Gives null when VK has no such method. */
export function tokenKindsOf(name: string): readonly string[] | null {
  return METHODS.methods[name]?.tokens ?? METHODS.tokensOfOtherMethods[name] ?? null
}

function describe(error: ErrorObject | undefined): string {
  if (!error) return 'unknown'
  if (error.keyword === 'required') return `${String(error.params.missingProperty)} is a required parameter`
  const field = error.instancePath.split('/').slice(1).join('.')
  return `${field === '' ? 'request' : field} ${error.message ?? 'is invalid'}`
}

/** Throws VK's error 100, naming the parameter. */
export function assertParams(name: string, method: MethodSchema, params: Record<string, unknown>): void {
  // A parameter that is JSON in a string keeps `type: string` beside the reference to its object.
  const properties = Object.fromEntries(
    Object.entries(method.params.properties).map(([key, schema]) => [
      key,
      schema.$ref ? { $ref: schema.$ref } : schema,
    ]),
  )
  const validate = validatorOf(`params ${name}`, { ...method.params, properties })
  if (!validate(params)) throw new VkError(100, describe(validate.errors?.[0]))
}

/** A mismatch is a mistake of the emulator, never of its client. */
export class SchemaMismatch extends Error {
  override name = 'SchemaMismatch'
}

export function assertResponse(name: string, method: MethodSchema, body: unknown): void {
  const problems: string[] = []
  for (const [kind, reference] of Object.entries(method.responses)) {
    const validate = validatorOf(`response ${name} ${kind}`, { $ref: reference })
    if (validate(body)) return
    problems.push(`${kind}: ${ajv.errorsText(validate.errors)}`)
  }
  throw new SchemaMismatch(`${name}: ${problems.join('; ')}`)
}

export function assertError(error: unknown): void {
  const validate = validatorOf('error', { $ref: 'vk:///base/objects.json#/definitions/base_error' })
  if (!validate(error)) throw new SchemaMismatch(`error: ${ajv.errorsText(validate.errors)}`)
}

export function assertEvent(envelope: { type: string; object: unknown }): void {
  const validate = validatorOf('envelope', { $ref: `${CALLBACK}callback_base` })
  const isEnvelope: boolean = validate(envelope)
  if (!isEnvelope) throw new SchemaMismatch(`${envelope.type}: ${ajv.errorsText(validate.errors)}`)
  const reference = EVENT_OBJECTS[envelope.type]
  if (reference === undefined) throw new SchemaMismatch(`no schema for the event ${envelope.type}`)
  const validateObject = validatorOf(`event ${envelope.type}`, { $ref: reference })
  if (!validateObject(envelope.object)) {
    throw new SchemaMismatch(`${envelope.type}: ${ajv.errorsText(validateObject.errors)}`)
  }
}

/** Lists the events that a community can switch on by `groups.setCallbackSettings` or the long poll one. */
export function eventNamesOf(method: 'groups.setCallbackSettings' | 'groups.setLongPollSettings'): string[] {
  const settings = new Set(['group_id', 'server_id', 'api_version', 'enabled'])
  return Object.keys(findMethod(method)?.params.properties ?? {}).filter((name) => !settings.has(name))
}
