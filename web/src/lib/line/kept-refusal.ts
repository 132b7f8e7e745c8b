import { ApiError } from '../api.ts'

/** Why the server did not take what was kept: said where it was written, over a reload too. */
export type KeptRefusal = { code: string; details: Record<string, unknown> }

export function keptRefusalOf(error: unknown): KeptRefusal {
  const { code, details } = error instanceof ApiError ? error : new ApiError('unexpected', 0)
  return { code, details }
}

/** As it came, for its words. */
export function errorOf({ code, details }: KeptRefusal): ApiError {
  return new ApiError(code, 0, details)
}

/** What another version of the product wrote and nobody can read is let go of by whoever reads it. */
export function parseKept(text: string | null): Record<string, unknown> | null {
  try {
    const kept: unknown = JSON.parse(text ?? 'null')
    return typeof kept === 'object' && kept !== null ? { ...kept } : null
  } catch {
    return null
  }
}
