/**
 * Answers requests that no hook sees: an address that cannot be decoded, bytes that are no HTTP. Fastify's own answers to
 * them repeat the address and carry none of our headers.
 */
import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'

type Headers = Readonly<Record<string, string>>

export function refuseUnroutable(headers: Headers) {
  return (_error: unknown, _request: FastifyRequest, reply: FastifyReply): void => {
    reply.headers(headers).status(400).send({ code: 'http.bad_request', details: {} })
  }
}

const STATUS_BY_CODE = new Map([
  ['ERR_HTTP_REQUEST_TIMEOUT', 408],
  ['HPE_HEADER_OVERFLOW', 431],
])

/** Closes the connection too, because what follows on it cannot be told apart from the broken request. */
export function refuseUnreadable(headers: Headers) {
  return (error: Error & { code?: string }, socket: Duplex): void => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return
    if (socket.writable) socket.write(writeRefusal(STATUS_BY_CODE.get(error.code ?? '') ?? 400, headers))
    socket.destroy(error)
  }
}

function writeRefusal(status: number, headers: Headers): string {
  const body = JSON.stringify({ code: 'http.bad_request', details: {} })
  const lines = Object.entries({
    ...headers,
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`
}
