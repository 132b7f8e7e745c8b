/**
 * Handles one call of the Bot API: faults, token, limits, parameters, effect, answer; all of it is written in the
 * ledger.
 */

import { type ApiAnswer, strikeAnswer } from '../lib/reply.ts'
import type { RequestEffect } from '../lib/storage/ledger.ts'
import type { UploadedFile } from '../lib/uploads.ts'
import type { RequestFault } from './faults.ts'
import { changingMethods } from './methods/changing.ts'
import { commandMethods } from './methods/commands.ts'
import type { Method } from './methods/method.ts'
import { moderationMethods } from './methods/moderation.ts'
import { readingMethods } from './methods/reading.ts'
import { sendingMethods } from './methods/sending.ts'
import { subscriptionMethods } from './methods/subscription.ts'
import type { Bot } from './model.ts'
import type { RateLimit } from './rate-limit.ts'
import { assertParams, assertResult, findMethod } from './schema.ts'
import { TelegramError } from './telegram-error.ts'
import type { World } from './world.ts'

const METHODS: Record<string, Method> = {
  ...readingMethods,
  ...sendingMethods,
  ...changingMethods,
  ...commandMethods,
  ...subscriptionMethods,
  ...moderationMethods,
}
const MAX_UPLOAD_BYTES = 50 * 1024 * 1024

export type ApiRequest = {
  method: string
  token: string
  params: Record<string, unknown>
  files: ReadonlyMap<string, UploadedFile>
}

type Result = { status: number; body: unknown; effect: RequestEffect; createdId: string | null }
const NO_EFFECT: Result = { status: 200, body: null, effect: 'none', createdId: null }

export function createApi(world: World, rateLimit: RateLimit) {
  const findBot = (token: string): Bot | null =>
    world.state.bots.all().find((bot) => bot.token === token) ?? null

  async function run({ method: asked, token, params, files }: ApiRequest): Promise<Result> {
    const bot = findBot(token)
    if (!bot || bot.isRevoked) {
      // What does not even look like a token is no address of the API.
      throw /^\d+:[\w-]{20,}$/.test(token)
        ? new TelegramError(401, 'Unauthorized')
        : new TelegramError(404, 'Not Found')
    }
    const known = findMethod(asked)
    const method = known && METHODS[known.name]
    if (!known || !method) throw new TelegramError(404, 'Not Found: method not found')
    if ([...files.values()].some(({ bytes }) => bytes.byteLength > MAX_UPLOAD_BYTES))
      throw new TelegramError(413, 'Request Entity Too Large')
    assertParams(known.name, params)
    if (known.name.startsWith('send')) {
      const wait = rateLimit.take(bot.id, String(params.chat_id), world.clock.now().getTime())
      if (wait !== null) throw throttled(wait)
    }
    const { result, effect, createdId = null } = await method({ world, bot, params, files })
    assertResult(known.name, result)
    return { status: 200, body: { ok: true, result }, effect, createdId }
  }

  async function perform(request: ApiRequest): Promise<Result> {
    try {
      return await run(request)
    } catch (error) {
      if (error instanceof TelegramError) return refuse(error)
      throw error
    }
  }

  function record(request: ApiRequest, result: Result, fault: RequestFault | null): void {
    world.ledger.add({
      kind: 'request',
      method: request.method,
      botId: findBot(request.token)?.id ?? null,
      params: request.params,
      effect: result.effect,
      createdId: result.createdId,
      errorCode: result.status === 200 ? null : result.status,
      fault: fault === null ? null : 'when' in fault ? `${fault.kind} ${fault.when}` : fault.kind,
    })
  }

  return async function call(request: ApiRequest): Promise<ApiAnswer> {
    const fault = world.faults.forRequest(request.method, findBot(request.token)?.id ?? null)
    const isBefore = fault !== null && 'when' in fault && fault.when === 'before'
    const result = isBefore
      ? NO_EFFECT
      : fault?.kind === 'error'
        ? refuse(errorOf(fault))
        : await perform(request)
    record(request, result, fault)
    const answer = { kind: 'answer', status: result.status, body: result.body, delayMs: 0 } as const
    return fault === null || fault.kind === 'error'
      ? answer
      : strikeAnswer(fault, answer, '{"ok":true,"result":{')
  }
}

function errorOf({ code, description, retryAfter }: Extract<RequestFault, { kind: 'error' }>): TelegramError {
  return code === 429 ? throttled(retryAfter ?? 5) : new TelegramError(code, description)
}

function throttled(seconds: number): TelegramError {
  return new TelegramError(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds })
}

function refuse({ code, message, parameters }: TelegramError): Result {
  const extra = Object.keys(parameters).length > 0 ? { parameters } : {}
  const body = { ok: false, error_code: code, description: message, ...extra }
  return { status: code, body, effect: 'refused', createdId: null }
}
