/**
 * Handles one call of `/method/…`: faults, key, limits, parameters, effect, answer; all of it is written in the
 * ledger.
 */

import { type ApiAnswer, strikeAnswer } from '../../lib/reply.ts'
import type { RequestEffect } from '../../lib/storage/ledger.ts'
import type { RequestFault } from '../faults.ts'
import { identityMethods } from '../methods/identity.ts'
import { messageReadMethods } from '../methods/messages-read.ts'
import { sendMethods } from '../methods/messages-send.ts'
import type { Method, Outcome } from '../methods/method.ts'
import { moderationMethods } from '../methods/moderation.ts'
import { photoAndBoardMethods } from '../methods/photos-board.ts'
import { subscriptionMethods } from '../methods/subscriptions.ts'
import { uploadMethods } from '../methods/uploads.ts'
import { videoMethods } from '../methods/video.ts'
import { wallMethods } from '../methods/wall.ts'
import type { Token } from '../model.ts'
import { assertError, assertParams, assertResponse, findMethod, tokenKindsOf } from '../schema.ts'
import { VkError } from '../vk-error.ts'
import type { World } from '../world.ts'
import { type RawParams, readParams } from './params.ts'
import type { RateLimit } from './rate-limit.ts'

const METHODS: Record<string, Method> = {
  ...identityMethods,
  ...subscriptionMethods,
  ...wallMethods,
  ...videoMethods,
  ...photoAndBoardMethods,
  ...sendMethods,
  ...uploadMethods,
  ...messageReadMethods,
  ...moderationMethods,
}
const OLDEST_MINOR = 81

export type ApiRequest = { method: string; params: RawParams; tokenValue: string | null }
type Result = { body: unknown; effect: RequestEffect; createdId: string | null; errorCode: number | null }

const NO_EFFECT: Result = { body: null, effect: 'none', createdId: null, errorCode: null }

/** Compares versions as pairs and not as fractions: 5.199 is newer than 5.81. */
function assertVersion(version: string | undefined): void {
  if (version === undefined) throw new VkError(8, 'v is required')
  const [, major, minor] = /^(\d+)\.(\d+)$/.exec(version) ?? []
  const isSupported = Number(major) > 5 || (Number(major) === 5 && Number(minor) >= OLDEST_MINOR)
  if (!isSupported)
    throw new VkError(
      8,
      `versions below 5.${OLDEST_MINOR} are deprecated. Version param should be passed as "v"`,
    )
}

function assertRights(name: string, method: Method | undefined, token: Token): void {
  const kinds = tokenKindsOf(name)
  if (!kinds) throw new VkError(3)
  if (!kinds.includes(token.kind)) {
    if (token.kind === 'group') throw new VkError(27, 'method is unavailable with group auth.')
    throw new VkError(token.kind === 'service' ? 28 : 15, `method is unavailable with ${token.kind} token`)
  }
  if (!method) throw new VkError(3, 'the emulator has no such method')
  const isMissing =
    token.kind === 'group' && method.needs !== null && !token.permissions.includes(method.needs)
  if (isMissing)
    throw new VkError(15, 'no access to call this method. It cannot be called with current scopes.')
}

export function createApi(world: World, rateLimit: RateLimit) {
  function findToken(value: string | null): Token | null {
    const token = value === null ? undefined : world.state.tokens.get(value)
    return token && !token.isRevoked ? token : null
  }

  function run({ method: name, params: raw, tokenValue }: ApiRequest): Outcome {
    assertVersion(raw.v)
    const token = findToken(tokenValue)
    if (!token) {
      throw new VkError(5, tokenValue === null ? 'no access_token passed.' : 'invalid access_token (4).')
    }
    const method = METHODS[name]
    assertRights(name, method, token)
    if (!rateLimit.accept(token, world.clock.now().getTime())) throw new VkError(6)
    const schema = findMethod(name)
    if (!method || !schema) throw new VkError(3)
    if (name === 'messages.send' && (raw.message ?? '').length > 9000) throw new VkError(914)
    const params = readParams(schema, raw)
    assertParams(name, schema, params)
    const outcome = method.run({ world, token }, params)
    assertResponse(name, schema, { response: outcome.response })
    return outcome
  }

  function refuse(request: ApiRequest, error: VkError): Result {
    const request_params = [
      { key: 'method', value: request.method },
      { key: 'oauth', value: '1' },
      ...Object.entries(request.params).map(([key, value]) => ({ key, value })),
    ]
    const body = { error_code: error.code, error_msg: error.message, request_params }
    assertError(body)
    return { body: { error: body }, effect: 'refused', createdId: null, errorCode: error.code }
  }

  function perform(request: ApiRequest): Result {
    try {
      const { response, effect, createdId = null } = run(request)
      return { body: { response }, effect, createdId, errorCode: null }
    } catch (error) {
      if (error instanceof VkError) return refuse(request, error)
      throw error
    }
  }

  function record(request: ApiRequest, result: Result, fault: RequestFault | null): void {
    const token = findToken(request.tokenValue)
    const { guid, random_id } = request.params
    world.ledger.add({
      kind: 'request',
      method: request.method,
      groupId: token?.groupId ?? null,
      tokenId: token?.id ?? null,
      params: request.params,
      idempotencyKey: guid ?? random_id ?? null,
      effect: result.effect,
      createdId: result.createdId,
      errorCode: result.errorCode,
      fault: fault === null ? null : faultName(fault),
    })
  }

  return function call(request: ApiRequest): ApiAnswer {
    const groupId = findToken(request.tokenValue)?.groupId ?? null
    const fault = world.faults.forRequest(request.method, groupId)
    const isBefore = fault !== null && 'when' in fault && fault.when === 'before'
    const result = isBefore
      ? NO_EFFECT
      : fault?.kind === 'error'
        ? refuse(request, new VkError(fault.code))
        : perform(request)
    record(request, result, fault)
    return fault === null ? answer(result) : strike(fault, result)
  }
}

function answer(result: Result): Extract<ApiAnswer, { kind: 'answer' }> {
  return { kind: 'answer', status: 200, body: result.body, delayMs: 0 }
}

function strike(fault: RequestFault, result: Result): ApiAnswer {
  return fault.kind === 'error'
    ? answer(result)
    : strikeAnswer(fault, answer(result), '{"response":{"comment_id":')
}

function faultName(fault: RequestFault): string {
  return 'when' in fault ? `${fault.kind} ${fault.when}` : fault.kind
}
