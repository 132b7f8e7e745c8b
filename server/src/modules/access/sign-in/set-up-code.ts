import { createHmac, timingSafeEqual } from 'node:crypto'

/** Without letters that look alike: it is read from a terminal and typed by hand. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 3
const GROUP_LENGTH = 4

/**
 * What the first administrator is asked for. It follows from the installation's secret: the same on every node, without
 * a place to keep it, and worth nothing once there is a user. 31 letters to the power of 12: 59 bits.
 */
export function setUpCodeOf(secret: string): string {
  const digest = createHmac('sha256', secret).update('veche: first administrator').digest()
  const letters = Array.from(digest.subarray(0, GROUPS * GROUP_LENGTH), (byte, index) =>
    // Two bytes a letter, so that no letter is likelier than another by more than a hair.
    ALPHABET.charAt(((byte << 8) | (digest[digest.length - 1 - index] ?? 0)) % ALPHABET.length),
  ).join('')
  return (letters.match(/.{4}/g) ?? []).join('-')
}

export function isSetUpCode(given: string, secret: string): boolean {
  const plain = (text: string) => Buffer.from(text.toLowerCase().replaceAll(/[^a-z0-9]/g, ''))
  const [actual, expected] = [plain(given), plain(setUpCodeOf(secret))]
  return actual.length === expected.length && timingSafeEqual(actual, expected)
}
