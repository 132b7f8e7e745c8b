/** Puts streets, houses and villages of a municipality into a text, in the right case. */

import type { Random } from '../random.ts'
import type { Phrasebook, Place } from '../texts/phrasebook.ts'

export const VILLAGE_FORMS = {
  деревня: { in: 'в деревне', of: 'деревни', to: 'деревне' },
  посёлок: { in: 'в посёлке', of: 'посёлка', to: 'посёлку' },
  село: { in: 'в селе', of: 'села', to: 'селу' },
  микрорайон: { in: 'в микрорайоне', of: 'микрорайона', to: 'микрорайону' },
} as const

export type Sex = 1 | 2
export type House = { street: string; house: string }
export type Setting = {
  place: Place
  town: string
  sex: Sex
  style: Phrasebook['style']
  /** Where it happens; without it anywhere in the place. */
  at?: House
}

export function chooseHouse({ streets, houses }: Place, random: Random): House {
  return { street: random.pick(streets), house: String(1 + random.below(houses)) }
}

/** Gives the place of something: «Школьная» → «Школьной»; «Ленина» and «1 Мая» stay. */
export function locative(street: string): string {
  return street.replaceAll(/(?<=[а-яё]{2})ая(?=\s|$)/gu, 'ой').replaceAll(/(?<=[а-яё]{2})яя(?=\s|$)/gu, 'ей')
}

/** Gives what is cleaned, dug up or mended: «Школьная» → «Школьную». */
export function accusative(street: string): string {
  return street.replaceAll(/(?<=[а-яё]{2})ая(?=\s|$)/gu, 'ую').replaceAll(/(?<=[а-яё]{2})яя(?=\s|$)/gu, 'юю')
}

function wordsOf(setting: Setting, random: Random): Record<string, string> {
  const { place, town, style } = setting
  const { street, house } = setting.at ?? chooseHouse(place, random)
  const at = locative(street)
  const [kind, village] = random.pick(place.villages)
  const forms = VILLAGE_FORMS[kind]
  const isShort = random.pick([true, false])
  return {
    street: `${isShort ? 'ул.' : 'улица'} ${street}`,
    theStreet: `${isShort ? 'ул.' : 'улицу'} ${accusative(street)}`,
    onStreet: random.pick([`на ${at}`, `на улице ${at}`, `на ул. ${at}`]),
    house,
    atHouse: random.pick([
      `на ${at}, ${house}`,
      `на ${at} ${house}`,
      `на улице ${at}, ${house}`,
      `на ул. ${at}, д. ${house}`,
      `по адресу ул. ${street}, ${house}`,
    ]),
    address: random.pick([`ул. ${street}, ${house}`, `${street}, ${house}`, `улица ${street}, дом ${house}`]),
    town,
    inTown: place.inTown,
    fromTown: place.fromTown,
    village: `${kind} ${village}`,
    inVillage: `${forms.in} ${village}`,
    ofVillage: `${forms.of} ${village}`,
    toVillage: `${forms.to} ${village}`,
    bus: random.pick(place.buses),
    time: random.pick(style.times),
    howLong: random.pick(style.howLong),
  }
}

/** Fills `{name}` with a word of the place, and `[писал|писала]` by who writes. */
export function fillTemplate(template: string, setting: Setting, random: Random): string {
  const words = wordsOf(setting, random)
  const filled = template
    .replaceAll(/\{(\w+)\}/gu, (_whole, name: string) => {
      const word = words[name]
      if (word === undefined) throw new Error(`unknown place {${name}} in «${template}»`)
      return word
    })
    .replaceAll(/\[([^|\]]*)\|([^\]]*)\]/gu, (_whole, he: string, she: string) =>
      setting.sex === 2 ? he : she,
    )
  return filled.charAt(0).toUpperCase() + filled.slice(1)
}
