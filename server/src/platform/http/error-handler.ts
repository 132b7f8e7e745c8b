import { toFieldProblem } from '@veche/contract/rules/field-problem.ts'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod'
import { isDatabaseAway, isTooSlow, isUnstorable } from '../database/db.ts'
import { AppError } from '../errors.ts'

const CLIENT_CODES: Record<string, string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'http.body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'http.bad_media_type',
  FST_ERR_CTP_INVALID_JSON_BODY: 'http.bad_json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'http.bad_json',
}

/** The only place that makes an answer of an error: `{ code, details }`. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  if (error instanceof AppError) {
    reply.status(error.status).send({ code: error.code, details: { ...error.details, ...error.shown } })
    return
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map((issue) => ({
      field: issue.instancePath.replace(/^\//, '').replaceAll('/', '.'),
      problem: issue.message ?? 'invalid',
      ...toFieldProblem(issue),
    }))
    reply.status(400).send({ code: 'http.invalid', details: { in: error.validationContext, fields } })
    return
  }
  const status = error.statusCode ?? 500
  if (status < 500 && !isResponseSerializationError(error)) {
    reply.status(status).send({ code: CLIENT_CODES[error.code] ?? 'http.bad_request', details: {} })
    return
  }
  if (isUnstorable(error)) {
    reply.status(400).send({ code: 'http.bad_characters', details: {} })
    return
  }
  if (request.raw.aborted) {
    // The client has gone, so nobody reads an answer, and its reset is no fault of the database.
    request.log.debug({ req: request }, 'the client has gone')
    reply.status(400).send({ code: 'http.bad_request', details: {} })
    return
  }
  if (isTooSlow(error)) {
    request.log.warn({ err: error, req: request }, 'a statement took too long')
    reply.status(503).header('retry-after', '10').send({ code: 'http.too_slow', details: {} })
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
