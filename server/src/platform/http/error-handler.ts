import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod'
import { isDatabaseAway } from '../db.ts'
import { AppError } from '../errors.ts'

const CLIENT_CODES: Record<string, string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'http.body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'http.bad_media_type',
  FST_ERR_CTP_INVALID_JSON_BODY: 'http.bad_json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'http.bad_json',
}
const UNSTORABLE_TEXT = new Set(['22021', '22P05'])

/** The only place where an error becomes an answer: `{ code, details }`. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  if (error instanceof AppError) {
    reply.status(error.status).send({ code: error.code, details: error.details })
    return
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map((issue) => ({
      field: issue.instancePath.replace(/^\//, '').replaceAll('/', '.'),
      problem: issue.message ?? 'invalid',
    }))
    reply.status(400).send({ code: 'http.invalid', details: { in: error.validationContext, fields } })
    return
  }
  const status = error.statusCode ?? 500
  if (status < 500 && !isResponseSerializationError(error)) {
    reply.status(status).send({ code: CLIENT_CODES[error.code] ?? 'http.bad_request', details: {} })
    return
  }
  // PostgreSQL cannot store a zero byte or half a surrogate pair: the text is at fault, not the server.
  if (UNSTORABLE_TEXT.has(error.code)) {
    reply.status(400).send({ code: 'http.bad_characters', details: {} })
    return
  }
  if (isDatabaseAway(error)) {
    request.log.warn({ err: error, req: request }, 'the database is away')
    reply.status(503).header('retry-after', '2').send({ code: 'http.unavailable', details: {} })
    return
  }
  request.log.error({ err: error, req: request }, 'request failed')
  reply.status(500).send({ code: 'http.internal', details: {} })
}
