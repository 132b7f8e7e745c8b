/**
 * Photos are read whole, so what is held of them at one time is bounded, in all and for one network. What has not come
 * yet takes no room: forms that were begun and never end hold up nobody. Words alone are never held up.
 */
import { Transform } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { AppError } from '../../../platform/errors.ts'
import { networkOf } from '../../../platform/http/limits/network-of.ts'

const SMALL_BYTES = 64 * 1024
const MB = 1024 * 1024

export type LargeFormLimits = { heldBytes: number; heldBytesOfNetwork: number }
/** Four of the largest forms at once, two of one network; some fifty of what a telephone sends. */
export const LARGE_FORM_LIMITS: LargeFormLimits = { heldBytes: 204 * MB, heldBytesOfNetwork: 102 * MB }

/** Whoever comes past a limit is asked to send once more in a moment (503). */
export function limitLargeForms(app: FastifyInstance, limits = LARGE_FORM_LIMITS): void {
  const room = createRoom(limits)
  app.addHook('preParsing', (request, { raw }, payload, done) => {
    const network = networkOf(request.ip)
    let came = 0
    let held = 0
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        came += chunk.length
        if (came > SMALL_BYTES) {
          if (!room.take(network, came - held)) return next(new AppError('http.unavailable', 503))
          // A browser that went away ends no answer, only the connection.
          if (held === 0) raw.once('close', () => room.leave(network, held))
          held = came
        }
        next(null, chunk)
      },
    })
    payload.once('error', (error: Error) => counted.destroy(error))
    done(null, payload.pipe(counted))
  })
}

function createRoom({ heldBytes, heldBytesOfNetwork }: LargeFormLimits) {
  const ofNetwork = new Map<string, number>()
  let held = 0
  return {
    take(network: string, bytes: number): boolean {
      const own = (ofNetwork.get(network) ?? 0) + bytes
      if (held + bytes > heldBytes || own > heldBytesOfNetwork) return false
      held += bytes
      ofNetwork.set(network, own)
      return true
    },
    leave(network: string, bytes: number): void {
      const own = (ofNetwork.get(network) ?? 0) - bytes
      held -= bytes
      if (own === 0) ofNetwork.delete(network)
      else ofNetwork.set(network, own)
    },
  }
}
