/** Spells names of streets one way, for a text of a resident, a notice of works and whatever else names streets. */

type Gender = 'f' | 'm' | 'n'
export type StreetKind = { pattern: string; label: string; gender: Gender }

export const STREET: StreetKind = { pattern: '(?:улиц(?:[аыеу]|ей)|ул\\.?)', label: 'ул.', gender: 'f' }
export const STREET_KINDS: readonly StreetKind[] = [
  STREET,
  { pattern: '(?:проспект[а-я]*|пр-к?т[а-я]*\\.?|просп\\.|пр\\.)', label: 'пр.', gender: 'm' },
  { pattern: '(?:переулок|переулк[а-я]+|пер\\.)', label: 'пер.', gender: 'm' },
  { pattern: '(?:набережн(?:ая|ой|ую)|наб\\.)', label: 'наб.', gender: 'f' },
  { pattern: '(?:шоссе|ш\\.)', label: 'шоссе', gender: 'n' },
  { pattern: '(?:бульвар[а-я]*|б-р)', label: 'бульвар', gender: 'm' },
  { pattern: '(?:площад(?:ь|и|ью)|пл\\.)', label: 'пл.', gender: 'f' },
  { pattern: '(?:микрорайон[а-я]*|мкр\\.?|мкрн)', label: 'мкр.', gender: 'm' },
  { pattern: 'проезд(?:а|у|е|ом)?', label: 'проезд', gender: 'm' },
]

/** «Большой Московской» of kind «ул.» is «Большая Московская ул.». */
export function nameStreet(name: string, { label, gender }: Pick<StreetKind, 'label' | 'gender'>): string {
  return `${capitalize(nominative(name, gender))} ${label}`
}

/** Makes the key by which streets are compared: capitals, «ё» and spaces tell none from another. */
export function streetKey(street: string): string {
  return street.trim().toLowerCase().replaceAll('ё', 'е').replaceAll(/\s+/gu, ' ')
}

const BY_KIND = STREET_KINDS.map((kind) => ({
  kind,
  before: new RegExp(`^${kind.pattern}(?:(?<=\\.)\\s*|\\s)(.+)$`, 'iu'),
  behind: new RegExp(`^(.+?)\\s${kind.pattern}$`, 'iu'),
}))

/** «у дома 5 на Минеральной», «Ленина от школы до рынка»: these words stand around a name and are no part of it. */
const MORE_THAN_A_NAME =
  /(?:^|\s)(?:у|на|по|в|во|от|до|из|за|около|возле|между|напротив|кроме|и|дом\p{L}*)(?:\s|$)/iu

/**
 * Reads words that are known to be the name of a street with its kind, before it or behind it: «ул. 8 Марта»,
 * «Ленина ул.», «Садовый переулок». Null without a kind.
 */
export function readNamedStreet(words: string): string | null {
  const text = words.trim().replaceAll(/[«»"]/gu, '').replaceAll(/\s+/gu, ' ')
  for (const { kind, before, behind } of BY_KIND) {
    const name = (before.exec(text) ?? behind.exec(text))?.[1]?.trim()
    if (name && /\p{L}/u.test(name) && !MORE_THAN_A_NAME.test(name)) return nameStreet(name, kind)
  }
  return null
}

/** Puts only adjectives back into the nominative; «Ленина» and «Мира» stay as they are. */
function nominative(name: string, gender: Gender): string {
  if (gender === 'f')
    return name.replaceAll(/(?:ой|ую)(?=\s|$)/gu, 'ая').replaceAll(/(?:ней|нюю)(?=\s|$)/gu, 'няя')
  if (gender === 'm')
    return name.replace(/(?:ском|скому|ского)$/u, 'ский').replace(/(?:ном|ному|ного)$/u, 'ный')
  return name.replace(/(?:ском|ского)$/u, 'ское')
}

function capitalize(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
