import { generateKeyPairSync } from 'node:crypto'
import { blind, unblind } from '@veche/contract/portal/blind-token.ts'
import { expect, it } from 'vitest'
import { isSigned, makeKey, signBlinded } from './blind-sign.ts'

const MESSAGE = new TextEncoder().encode('veche pulse 2026-11 rest serial')
const { pkcs8, ...key } = await makeKey()

async function sign(message = MESSAGE) {
  const { blinded, inverse } = await blind(message, key)
  const signed = signBlinded(pkcs8, blinded) ?? ''
  return { blinded, signed, signature: await unblind(message, key, { signed, inverse }) }
}

it('gives an ordinary PSS signature of what the signer has not seen', async () => {
  const { signature } = await sign()
  expect(isSigned(key, MESSAGE, signature ?? '')).toBe(true)
  expect(isSigned(key, new TextEncoder().encode('another'), signature ?? '')).toBe(false)
})

it('is the same signature however it was hidden, so that nothing of the hiding stays in it', async () => {
  const [one, two] = [await sign(), await sign()]
  expect(one.signature).toBe(two.signature)
  expect(one.blinded).not.toBe(two.blinded)
  expect(one.signed).not.toBe(two.signed)
})

it('takes nothing for a signature that signs another message or was made by another key', async () => {
  const { blinded, inverse } = await blind(MESSAGE, key)
  const other = await makeKey()
  const signed = signBlinded(other.pkcs8, blinded)
  if (signed !== null) expect(await unblind(MESSAGE, key, { signed, inverse })).toBeNull()
  expect(await unblind(MESSAGE, key, { signed: blinded, inverse })).toBeNull()
})

it('has a key of 3072 bits, and signs on with a shorter one of earlier months', async () => {
  expect(Buffer.from(key.n, 'base64url')).toHaveLength(384)
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' })
  const { blinded, inverse } = await blind(MESSAGE, { n, e })
  const signed = signBlinded(privateKey.export({ format: 'der', type: 'pkcs8' }), blinded)
  expect(await unblind(MESSAGE, { n, e }, { signed: signed ?? '', inverse })).not.toBeNull()
})

it('signs no number that is longer than its key or beyond it', () => {
  expect(signBlinded(pkcs8, 'AAAA')).toBeNull()
  expect(signBlinded(pkcs8, Buffer.alloc(384, 0xff).toString('base64url'))).toBeNull()
})
