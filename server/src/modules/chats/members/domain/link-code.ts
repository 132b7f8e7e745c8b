/** «ВЕЧЕ-482-913»: what an official sends to a page of ours from the account that is to be theirs. */
const DIGITS = 6
const WORD = 'ВЕЧЕ'
/** Telephones change dashes and cases by themselves; anything else beside the code makes it a message like any other. */
const CODE = /^\s*вече[\s\p{Pd}]*(\d{3})[\s\p{Pd}]*(\d{3})\s*$/iu

export const LINK_CODES = 10 ** DIGITS
export const LINK_CODE_LIVES_MS = 15 * 60_000
/** Wrong codes of one author that are looked up within `LINK_TRIES_MS`. */
export const LINK_TRIES = 5
export const LINK_TRIES_MS = 3_600_000

export function formatLinkCode(number: number): string {
  const digits = String(number).padStart(DIGITS, '0')
  return `${WORD}-${digits.slice(0, 3)}-${digits.slice(3)}`
}

/** The code as we write it; null: the text is no code. */
export function readLinkCode(text: string): string | null {
  const [, first, second] = CODE.exec(text) ?? []
  return first && second ? `${WORD}-${first}-${second}` : null
}
