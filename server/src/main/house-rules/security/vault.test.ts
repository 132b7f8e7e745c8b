import { expect, it } from 'vitest'
import { createVault, SEAL_BYTES } from '../../../platform/vault.ts'

const SECRET = 'a secret of the tests, long enough to be one'
const vault = createVault(SECRET)
const words = Buffer.from('токен сообщества', 'utf8')

it('opens what it has sealed, and the secret alone opens it', () => {
  const sealed = vault.seal({ token: 'vk1.a.something', no: 7 })

  expect(vault.open(sealed)).toEqual({ token: 'vk1.a.something', no: 7 })
  expect(sealed.includes('vk1.a')).toBe(false)
  expect(() => createVault(`${SECRET}.`).open(sealed)).toThrow()
})

it('opens nothing of which one bit is another, wherever it stands, nor what was cut', () => {
  const sealed = vault.sealBytes(words)
  // Node takes a tag of four bytes for a whole one unless it is told otherwise, and nothing for what was sealed.
  const nothing = vault.sealBytes(new Uint8Array())
  for (let at = 0; at < nothing.length; at += 1)
    expect([at, opens(nothing.subarray(0, at))]).toEqual([at, false])

  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed)
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
    expect([at, opens(changed)]).toEqual([at, false])
    expect([at, opens(sealed.subarray(0, at))]).toEqual([at, false])
  }
})

it('uses no nonce twice', () => {
  const nonces = Array.from({ length: 10_000 }, () => vault.sealBytes(words).subarray(1, 13).toString('hex'))

  expect(new Set(nonces).size).toBe(nonces.length)
  expect(vault.sealBytes(words)).toHaveLength(words.length + SEAL_BYTES)
})

it('marks the same words alike under one secret only', () => {
  expect(vault.mark('Иванова')).toBe(vault.mark('Иванова'))
  expect(vault.mark('Иванова')).not.toBe(vault.mark('Иванов'))
  expect(vault.mark('Иванова')).not.toBe(createVault(`${SECRET}.`).mark('Иванова'))
  expect(Buffer.from(vault.mark('Иванова'), 'base64url')).toHaveLength(32)
})

function opens(sealed: Uint8Array): boolean {
  try {
    vault.openBytes(sealed)
    return true
  } catch {
    return false
  }
}
