import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { photoPicture } from '../lib/photo.ts'
import { type ApiAnswer, reply } from '../lib/reply.ts'
import { voiceSound } from '../lib/voice.ts'
import type { ApiRequest } from './api.ts'
import type { StoredFile } from './model.ts'
import { readMultipart } from './multipart.ts'
import { findMethod, type ParamTypes } from './schema.ts'
import type { World } from './world.ts'

const Path = z.object({ bot: z.string(), method: z.string() })
const FilePath = z.object({ bot: z.string(), '*': z.string() })
const Fields = z.record(z.string(), z.unknown())
/** Is more than Telegram takes, so that its own refusal is heard. */
const MOST_BYTES = 60 * 1024 * 1024

/** Reads a form, in which everything is text: what is not text by the schema is JSON there. */
function readField(types: ParamTypes, name: string, value: string): unknown {
  if (types[name]?.type === 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

function readForm(request: FastifyRequest, body: Buffer, types: ParamTypes) {
  const { fields, files } = readMultipart(request.headers['content-type'] ?? '', body)
  const params = Object.fromEntries([...fields].map(([name, value]) => [name, readField(types, name, value)]))
  // A file may stand in the field itself: `-F photo=@a.png` of curl.
  for (const name of files.keys()) if (name in types) params[name] ??= `attach://${name}`
  return { params, files }
}

function readRequest(request: FastifyRequest): ApiRequest {
  const { bot, method: asked } = Path.parse(request.params)
  const known = findMethod(asked)
  const types = known?.params ?? {}
  const base = { method: known?.name ?? asked, token: bot.replace(/^bot/, '') }
  if (Buffer.isBuffer(request.body)) return { ...base, ...readForm(request, request.body, types) }
  const isJson = (request.headers['content-type'] ?? '').startsWith('application/json')
  const given = Fields.parse({ ...Fields.parse(request.query), ...Fields.parse(request.body ?? {}) })
  const params = isJson
    ? given
    : Object.fromEntries(
        Object.entries(given).map(([name, value]) => [name, readField(types, name, String(value))]),
      )
  return { ...base, params, files: new Map() }
}

export function apiRoutes(
  app: FastifyInstance,
  { world, call }: { world: World; call: (request: ApiRequest) => Promise<ApiAnswer> },
): void {
  app.register(async (scope) => {
    scope.addContentTypeParser(
      'multipart/form-data',
      { parseAs: 'buffer', bodyLimit: MOST_BYTES },
      (_request, body, done) => done(null, body),
    )
    scope.route({
      method: ['GET', 'POST'],
      url: '/:bot(^bot[^/]+$)/:method',
      handler: async (request, response) => {
        await reply(await call(readRequest(request)), response)
        return response
      },
    })
    scope.get('/file/:bot/*', async (request, response) => {
      const { bot, '*': path } = FilePath.parse(request.params)
      const isKnown = world.state.bots
        .all()
        .some(({ token, isRevoked }) => `bot${token}` === bot && !isRevoked)
      const file = isKnown ? world.state.files.get(path.split('/')[1] ?? '') : undefined
      if (!file) return response.status(404).send({ ok: false, error_code: 404, description: 'Not Found' })
      const bytes = world.uploads.find(file.id)?.bytes ?? bytesOf(file)
      return response.type(file.contentType).send(bytes)
    })
  })
}

function bytesOf({ id, kind }: Pick<StoredFile, 'id' | 'kind'>): Buffer {
  if (kind === 'voice') return voiceSound()
  return kind === 'document' ? Buffer.from(`document ${id}`) : photoPicture(id)
}
