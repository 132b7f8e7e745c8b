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

it('cuts nothing, changes no case and drops no space', async () => {
  const long = `Ночь ${'и день '.repeat(15)}конец`
  const hash = await hashPassword(long)

  expect(long.length).toBeGreaterThan(100)
  expect(await verifyPassword({ hash, password: long })).toBe(true)
  for (const other of [long.slice(0, -1), long.slice(0, 72), long.toLowerCase(), ` ${long}`, `${long} `])
    expect([other, await verifyPassword({ hash, password: other })]).toEqual([other, false])
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
