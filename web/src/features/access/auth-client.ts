import { twoFactorClient } from 'better-auth/client/plugins'
import { createAuthClient } from 'better-auth/react'
import { ApiError } from '../../lib/api.ts'

export const authClient = createAuthClient({
  baseURL: `${window.location.origin}/api/auth`,
  plugins: [twoFactorClient()],
})

type AuthReply<T> = { data: T | null; error: { code?: string | undefined; status: number } | null }

/** The sign-in library answers in its own words; from here on it is an `ApiError` like any other. */
export async function unwrapAuth<T>(call: Promise<AuthReply<T>>): Promise<T> {
  const { data, error } = await call.catch(() => {
    throw new ApiError('network.unreachable', 0)
  })
  if (error) {
    // A form leads to the field that a refusal names.
    const details = error.code === 'INVALID_PASSWORD' ? { field: 'password' } : {}
    throw new ApiError(error.code ? `auth.${error.code}` : `http.${error.status}`, error.status, details)
  }
  if (data === null) throw new ApiError('unexpected', 500)
  return data
}
