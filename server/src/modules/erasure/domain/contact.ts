/** A telephone or a letter box, however a person writes it. Pure: what is sought, and whether a text holds it. */
export type Contact = { kind: 'phone'; digits: string } | { kind: 'email'; address: string }

const PHONE_DIGITS = 10
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u
/** Signs that people put between the digits of a telephone. */
const BETWEEN = '[\\s().\u2010-\u2015-]{0,3}'

/** Null: neither of the two, so nothing is sought by it. */
export function readContact(text: string): Contact | null {
  const trimmed = text.normalize('NFKC').trim()
  if (EMAIL.test(trimmed)) return { kind: 'email', address: trimmed.toLowerCase() }
  const digits = trimmed.replace(/\D/g, '')
  // Code of the country or 8 before it, as people dial here.
  if (digits.length < PHONE_DIGITS || digits.length > PHONE_DIGITS + 1 || /\p{L}/u.test(trimmed)) return null
  return { kind: 'phone', digits: digits.slice(-PHONE_DIGITS) }
}

/** The same expression for JavaScript and PostgreSQL, so that both find the same texts. */
export function patternOf(contact: Contact): string {
  return contact.kind === 'email'
    ? `(^|[^\\w.+-])${contact.address.replace(/[\\^$.*+?()[\]{}|-]/g, '\\$&')}($|[^\\w-])`
    : `(^|[^\\d])([78]${BETWEEN})?${[...contact.digits].join(BETWEEN)}($|[^\\d])`
}

export function createHolds(contact: Contact): (text: string) => boolean {
  const pattern = new RegExp(patternOf(contact), 'iu')
  return (text) => pattern.test(text.normalize('NFKC'))
}

/** «Кузина Вера» and «вера кузина» are one name; a part of a name is everybody's. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[^\p{L}\p{N}_]+/u)
    .filter((word) => word !== '')
    .toSorted()
    .join(' ')
}
