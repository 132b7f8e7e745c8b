/** Handles one call of MAX's API: faults, key, limits, input, effect, answer; all of it is written in the ledger. */

import { type ApiAnswer, strikeAnswer } from '../lib/reply.ts'
import type { RequestEffect } from '../lib/storage/ledger.ts'
import type { RequestFault } from './faults.ts'
import { METHODS } from './methods.ts'
import type { Bot } from './model.ts'
import { assertAnswer, findBodyFault, toWire } from './schema.ts'
import { MaxError, nowMs, type World } from './world.ts'

/** How many calls a bot may make in any one second. */
const LIMIT = 30

export type ApiRequest = {
  method: string
  params: Record<string, string>
  query: Record<string, string>
  body: unknown
  token: string | null
}
type Result = {
  status: number
  body: unknown
  effect: RequestEffect
  createdId: string | null
  code: string | null
}
const NOTHING: Result = { status: 0, body: null, effect: 'none', createdId: null, code: null }

export function createApi(world: World) {
  const recent = new Map<number, number[]>()

  function findBot(token: string | null): Bot | null {
    if (token === null) return null
    return world.state.bots.all().find((bot) => bot.token === token && !bot.isRevoked) ?? null
  }

  function assertPace({ id }: Bot): void {
    const now = nowMs(world)
    const calls = (recent.get(id) ?? []).filter((at) => now - at < 1000)
    // A clock that stands still counts no seconds.
    if (calls.length >= LIMIT && !('advance' in world.clock)) throw new MaxError(429, 'too.many.requests')
    recent.set(id, [...calls, now])
  }

  function run(request: ApiRequest): Result {
    const bot = findBot(request.token)
    if (!bot) throw new MaxError(401, 'verify.token', 'Invalid access_token')
    assertPace(bot)
    const method = METHODS[request.method]
    if (!method) throw new MaxError(404, 'not.found')
    const unknown = Object.keys(request.query).filter((name) => !method.query.includes(name))
    if (unknown.length > 0)
      throw new MaxError(400, 'proto.payload', `unknown parameter ${unknown.join(', ')}`)
    const fault = method.body && findBodyFault(method.body.schema, request.body, method.body.fields)
    if (fault) throw new MaxError(400, 'proto.payload', fault)
    const { body, effect, createdId = null } = method.run({ world, bot, ...request })
    assertAnswer(method.answer, JSON.parse(toWire(body)))
    return { status: 200, body, effect, createdId, code: null }
  }

  function refuse({ status, code, message }: MaxError): Result {
    const body = { code, message }
    assertAnswer('Error', body)
    return { status, body, effect: 'refused', createdId: null, code }
  }

  function perform(request: ApiRequest, fault: RequestFault | null): Result {
    try {
      if (fault?.kind === 'error') throw new MaxError(fault.status, fault.code)
      return run(request)
    } catch (error) {
      if (error instanceof MaxError) return refuse(error)
      throw error
    }
  }

  return function call(request: ApiRequest): ApiAnswer {
    const botId = findBot(request.token)?.id ?? null
    const fault = world.faults.forRequest(request.method, botId)
    const isBefore = fault !== null && 'when' in fault && fault.when === 'before'
    const result = isBefore ? NOTHING : perform(request, fault)
    const { method, query, body } = request
    const { effect, createdId, status, code } = result
    world.ledger.add({
      ...{ kind: 'request', method, botId, query, body, effect, createdId, status, code },
      fault: fault === null ? null : 'when' in fault ? `${fault.kind} ${fault.when}` : fault.kind,
    })
    const answer = { kind: 'answer' as const, status: result.status, body: toWire(result.body), delayMs: 0 }
    return fault === null || fault.kind === 'error'
      ? answer
      : strikeAnswer(fault, answer, '{"message":{"body":{')
  }
}
