/** Judges every request, answer and event by a vendor's schema. A mismatch of ours is never the client's fault. */
import { Ajv, type ValidateFunction } from 'ajv'
import addFormatsModule from 'ajv-formats'

/**
 * What a vendor publishes does not change while we run, so it is not judged itself at every start, and its code, much
 * of which never runs, is not shortened.
 */
export const OF_VENDORS = { strict: false, validateSchema: false, code: { optimize: false } } as const

export class SchemaMismatch extends Error {
  override name = 'SchemaMismatch'
}

export type Judge = {
  /** Gives null when it fits, else what is wrong, in words. */
  findFault(reference: string, value: unknown): string | null
  assert(reference: string, value: unknown): void
}

export function createJudge(schema: object, formats: readonly string[] = []): Judge {
  const ajv = new Ajv(OF_VENDORS)
  addFormatsModule.default(ajv, ['uri'])
  for (const format of formats) ajv.addFormat(format, true)
  ajv.addSchema(schema)
  const compiled = new Map<string, ValidateFunction>()

  function findFault(reference: string, value: unknown): string | null {
    const validate = compiled.get(reference) ?? ajv.compile({ $ref: reference })
    compiled.set(reference, validate)
    return validate(value) ? null : ajv.errorsText(validate.errors)
  }

  return {
    findFault,
    assert(reference, value) {
      const fault = findFault(reference, value)
      if (fault !== null) throw new SchemaMismatch(`${reference}: ${fault}`)
    },
  }
}
