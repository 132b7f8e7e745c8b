import type { FastifyInstance } from 'fastify'
import { beyondScope } from '../../platform/database/readers/reader.ts'

/** Administrators have no scope. They are shown numbers and counts, and what they do takes two of them. */
export function ofWholeRegion(app: FastifyInstance): void {
  app.addHook('preHandler', (_request, _reply, done) => beyondScope('erasing is of the whole region', done))
}
