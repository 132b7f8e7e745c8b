import { findAgency } from '../promise/promise-words.ts'

/** Checks of an answer that its words alone decide: a browser without a line tells them as the server does. */
const GREETING = /(здравствуйте|добрый (день|вечер)|доброе утро|доброго дня)/iu
const PHONE = /\d{3,5}[ )-]*\d[\d -]{3,8}\d|(?<!\d)(112|10[1-4]|\d{2}-\d{2}-\d{2}|\d-\d{2}-\d{2})(?!\d)/u
const CONTACT =
  /(отвеча(ет|ют) за|за [а-яё]+ отвеча(ет|ют)|ответственн(ый|ая|ое)|обратит(есь|ься)|администраци|комитет|управлени|министерств|водоканал|диспетчер|ед[ди]с|служб[аы])/iu
/** A greeting further on greets nobody. */
const OPENING_LENGTH = 120

export function greets(text: string): boolean {
  return GREETING.test(text.slice(0, OPENING_LENGTH))
}

/** The end of a name changes with its case. */
export function addresses(text: string, firstName: string): boolean {
  return text.slice(0, OPENING_LENGTH).toLowerCase().includes(firstName.toLowerCase().slice(0, -1))
}

/** A phone, or who is responsible: by the same reading that fills in who makes a promise. */
export function givesContact(text: string): boolean {
  return PHONE.test(text) || CONTACT.test(text) || findAgency(text) !== null
}

export function firstNameOf(fullName: string | null): string | null {
  return fullName?.trim().split(/\s+/u)[0] || null
}

type Written = { text: string; privateText: string; firstName: string | null; textLimit: number }

/** What stands in the way whatever else the server finds. */
export function plainRemarks({ text, privateText, firstName, textLimit }: Written) {
  const misses = {
    greeting: !greets(text),
    by_name: firstName !== null && !addresses(text, firstName),
    contact_given: !givesContact(`${text}\n${privateText}`),
    fits_limit: text.length > textLimit,
  }
  return (Object.keys(misses) as (keyof typeof misses)[]).filter((code) => misses[code])
}
