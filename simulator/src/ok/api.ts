/** Handles one call of the API: faults, key, input, effect, answer; all of it is written in the ledger. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type ApiAnswer, reply, strikeAnswer } from '../lib/reply.ts'
import type { RequestEffect } from '../lib/storage/ledger.ts'
import type { RequestFault } from './faults.ts'
import { METHODS } from './methods.ts'
import type { Group } from './model.ts'
import { assertFits, findBodyFault, toWire } from './schema.ts'
import { findGroupOf, runTopicMethod, TOPIC_METHODS } from './topics.ts'
import { OkError, type World } from './world.ts'

type ApiRequest = {
  method: string
  params: Record<string, string>
  query: Record<string, string>
  body: unknown
  key: string | null
  isJson: boolean
}
type Result = { body: unknown; effect: RequestEffect; createdId: string | null; errorCode: number | null }
const NOTHING: Result = { body: null, effect: 'none', createdId: null, errorCode: null }

export function createApi(world: World) {
  function findGroup(key: string | null): Group | null {
    return world.state.groups.all().find((group) => group.key === key && !group.isRevoked) ?? null
  }

  function run(request: ApiRequest): Result {
    const group = findGroup(request.key)
    if (!group) throw new OkError(103, 'PARAM_SESSION_KEY : Invalid access token')
    const method = METHODS[request.method]
    if (!method) throw new OkError(3, 'METHOD : no such method')
    const unknown = Object.keys(request.query).filter((name) => !method.query.includes(name))
    if (unknown.length > 0) throw new OkError(100, `PARAM : ${unknown.join(', ')}`)
    if (method.body && !request.isJson) throw new OkError(4, 'REQUEST : application/json is required')
    const fault = method.body && findBodyFault(method.body.schema, request.body, method.body.fields)
    if (fault) throw new OkError(100, `PARAM : ${fault}`)
    const { body, effect, createdId = null } = method.run({ world, group, ...request })
    assertFits(method.answer, JSON.parse(toWire(body)))
    return { body, effect, createdId, errorCode: null }
  }

  function perform(request: ApiRequest, fault: RequestFault | null): Result {
    try {
      if (fault?.kind === 'error') throw new OkError(fault.code, 'fault')
      if (request.method in TOPIC_METHODS) return { ...runTopicMethod(world, request), errorCode: null }
      return run(request)
    } catch (error) {
      if (!(error instanceof OkError)) throw error
      const body = { error_code: error.code, error_msg: error.message, error_data: null }
      assertFits('Error', body)
      return { body, effect: 'refused', createdId: null, errorCode: error.code }
    }
  }

  return function call(request: ApiRequest): ApiAnswer {
    const groupId = (findGroup(request.key) ?? findGroupOf(world, request.key))?.id ?? null
    const fault = world.faults.forRequest(request.method, groupId)
    const isBefore = fault !== null && 'when' in fault && fault.when === 'before'
    const result = isBefore ? NOTHING : perform(request, fault)
    const { method, query, body } = request
    const { effect, createdId, errorCode } = result
    world.ledger.add({
      ...{ kind: 'request', method, groupId, query, body, effect, createdId, errorCode },
      fault: fault === null ? null : 'when' in fault ? `${fault.kind} ${fault.when}` : fault.kind,
    })
    const answer = { kind: 'answer' as const, status: 200, body: toWire(result.body), delayMs: 0 }
    return fault === null || fault.kind === 'error' ? answer : strikeAnswer(fault, answer, '{"message_id":')
  }
}

const Words = z.record(z.string(), z.string()).catch({})

function readRequest(method: string, request: FastifyRequest): ApiRequest {
  const { access_token: key, ...query } = Words.parse(request.query ?? {})
  return {
    ...{ method, query, key: key ?? null, body: request.body },
    params: Words.parse(request.params ?? {}),
    isJson: (request.headers['content-type'] ?? '').startsWith('application/json'),
  }
}

export function apiRoutes(app: FastifyInstance, call: (request: ApiRequest) => ApiAnswer): void {
  app.post('/fb.do', async (request, response) => {
    const asked = readRequest('', request)
    await reply(call({ ...asked, method: asked.query.method ?? '' }), response)
    return response
  })
  for (const name of Object.keys(METHODS)) {
    const [verb = 'GET', path = ''] = name.split(' ')
    app.route({
      method: verb,
      url: `/graph/${path}`,
      handler: async (request, response) => {
        await reply(call(readRequest(name, request)), response)
        return response
      },
    })
  }
}
