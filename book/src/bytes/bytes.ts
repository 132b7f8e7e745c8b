/** Bytes and the three ways in which they are written: UTF-8, base64 and hexadecimal. Reading is strict. */
import { Unreadable } from './unreadable.ts'

/** A view of its own buffer, as WebCrypto asks for. */
export type Bytes = Uint8Array<ArrayBuffer>

const ENCODER = new TextEncoder()
const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function bytesOf(text: string): Bytes {
  return ENCODER.encode(text)
}

export function textOf(bytes: Uint8Array): string {
  try {
    return DECODER.decode(bytes)
  } catch (cause) {
    throw new Unreadable('not_text', { cause })
  }
}

export function join(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at])
}

/** Standard base 64 of RFC 4648, section 4, with its padding. */
export function base64Of(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

/** Refuses every other spelling of the same bytes, because a hash and a signature have one. */
export function fromBase64(text: string): Bytes {
  let binary: string
  try {
    binary = atob(text)
  } catch (cause) {
    throw new Unreadable('not_base64', { cause })
  }
  if (btoa(binary) !== text) throw new Unreadable('not_base64')
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function fromHex(text: string): Bytes {
  if (!/^(?:[0-9a-f]{2})*$/.test(text)) throw new Unreadable('not_text')
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
