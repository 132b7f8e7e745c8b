import { randomInt } from 'node:crypto'
import { hashPassword } from './password-hash.ts'

/** Without letters and digits that are taken for each other on paper. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 4
const LETTERS_OF_GROUP = 4
const AT_ONCE = 4

type FirstPassword = { password: string; passwordHash: string }

/** For accounts that are made many at once; about 79 bits each, changed by their owners at the first sign-in. */
export async function createFirstPasswords(count: number): Promise<FirstPassword[]> {
  const made: FirstPassword[] = []
  while (made.length < count) {
    const passwords = Array.from({ length: Math.min(AT_ONCE, count - made.length) }, createPassword)
    made.push(
      ...(await Promise.all(
        passwords.map(async (password) => ({ password, passwordHash: await hashPassword(password) })),
      )),
    )
  }
  return made
}

function createPassword(): string {
  const group = () =>
    Array.from({ length: LETTERS_OF_GROUP }, () => LETTERS[randomInt(LETTERS.length)] ?? '').join('')
  return Array.from({ length: GROUPS }, group).join('-')
}
