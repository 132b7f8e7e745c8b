import { expect, it } from 'vitest'
import { hashPassword, verifyPassword } from './password-hash.ts'

it('knows its own password and no other', async () => {
  const hash = await hashPassword('река течёт на север')

  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await verifyPassword({ hash, password: 'река течёт на север' })).toBe(true)
  expect(await verifyPassword({ hash, password: 'река течёт на юг' })).toBe(false)
})

it('takes the same letters in another form of Unicode', async () => {
  const hash = await hashPassword('й'.normalize('NFC').repeat(12))

  expect(await verifyPassword({ hash, password: 'й'.normalize('NFD').repeat(12) })).toBe(true)
})

it('salts: one password, two hashes', async () => {
  expect(await hashPassword('the same words twice')).not.toBe(await hashPassword('the same words twice'))
})

it.each(['', 'plain', '$argon2id$v=19$m=1$x$y', '$2b$10$abcdefghijklmnopqrstuv'])(
  'refuses the hash "%s"',
  async (hash) => {
    expect(await verifyPassword({ hash, password: 'anything at all' })).toBe(false)
  },
)
