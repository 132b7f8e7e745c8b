/** Puts streets, houses and villages into a text, in the right case, and remembers what of the place it names. */
import type { Chance } from '../domain/chance.ts'
import type { Spot } from '../domain/places.ts'
import type { Words } from './read-words.ts'

const VILLAGE_FORMS = {
  деревня: { in: 'в деревне', of: 'деревни', to: 'деревне' },
  посёлок: { in: 'в посёлке', of: 'посёлка', to: 'посёлку' },
  село: { in: 'в селе', of: 'села', to: 'селу' },
  микрорайон: { in: 'в микрорайоне', of: 'микрорайона', to: 'микрорайону' },
} as const

export type Sex = 'he' | 'she'
type Named = { street: boolean; house: boolean; village: boolean }
/** `bus`: the route that the text names. */
export type Filled = { text: string; named: Named; bus: string | null }

/** «Школьная» → «Школьной»; «Ленина» and «1 Мая» stay. */
export function locative(street: string): string {
  return street.replaceAll(/(?<=[а-яё]{2})ая(?=\s|$)/gu, 'ой').replaceAll(/(?<=[а-яё]{2})яя(?=\s|$)/gu, 'ей')
}

function accusative(street: string): string {
  return street.replaceAll(/(?<=[а-яё]{2})ая(?=\s|$)/gu, 'ую').replaceAll(/(?<=[а-яё]{2})яя(?=\s|$)/gu, 'юю')
}

export function inVillage({ village }: Spot): string | null {
  return village && `${VILLAGE_FORMS[village.kind].in} ${village.name}`
}

type Filling = { spot: Spot; sex: Sex; style: Words['style']; chance: Chance; bus?: string }

/** `{name}` is a word of the place; `[писал|писала]` a choice by who writes. */
export function fillWords(template: string, filling: Filling): Filled {
  const named: Named = { street: false, house: false, village: false }
  const bus = filling.chance.choose(filling.spot.words.buses)
  const text = template
    .replaceAll(/\{(\w+)\}/gu, (_whole, name: string) => {
      const word = WORDS[name]
      if (!word) throw new Error(`Unknown place {${name}} in «${template}»`)
      const { names, say } = word
      for (const part of names) named[part] = true
      if (filling.spot.village && (named.street || named.village)) named.village = true
      return say({ ...filling, bus })
    })
    .replaceAll(/\[([^|\]]*)\|([^\]]*)\]/gu, (_whole, he: string, she: string) =>
      filling.sex === 'she' ? she : he,
    )
  const isNamed = template.includes('{bus}')
  return { text: text.charAt(0).toUpperCase() + text.slice(1), named, bus: isNamed ? bus : null }
}

type Word = { names: readonly (keyof Named)[]; say: (filling: Filling) => string }

const WORDS: Record<string, Word> = {
  street: { names: ['street'], say: ({ spot }) => `улица ${spot.street}${ofPlace(spot)}` },
  theStreet: { names: ['street'], say: ({ spot }) => `улицу ${accusative(spot.street)}${ofPlace(spot)}` },
  onStreet: {
    names: ['street'],
    say: ({ spot, chance }) =>
      `${before(spot)}${chance.choose(['на улице', 'на ул.', 'на улице'])} ${locative(spot.street)}`,
  },
  house: { names: ['house'], say: ({ spot }) => spot.house },
  atHouse: {
    names: ['street', 'house'],
    say: ({ spot, chance }) =>
      `${before(spot)}${chance.choose([
        `на улице ${locative(spot.street)}, ${spot.house}`,
        `на ул. ${locative(spot.street)}, д. ${spot.house}`,
        `на ${locative(spot.street)}, ${spot.house}`,
      ])}`,
  },
  address: {
    names: ['street', 'house'],
    say: ({ spot }) => `${before(spot)}ул. ${spot.street}, ${spot.house}`,
  },
  town: { names: [], say: ({ spot }) => spot.town },
  inTown: { names: [], say: ({ spot }) => spot.words.inTown },
  fromTown: { names: [], say: ({ spot }) => spot.words.fromTown },
  village: { names: ['village'], say: ({ spot }) => `${villageOf(spot).kind} ${villageOf(spot).name}` },
  inVillage: {
    names: ['village'],
    say: ({ spot }) => `${VILLAGE_FORMS[villageOf(spot).kind].in} ${villageOf(spot).name}`,
  },
  ofVillage: {
    names: ['village'],
    say: ({ spot }) => `${VILLAGE_FORMS[villageOf(spot).kind].of} ${villageOf(spot).name}`,
  },
  toVillage: {
    names: ['village'],
    say: ({ spot }) => `${VILLAGE_FORMS[villageOf(spot).kind].to} ${villageOf(spot).name}`,
  },
  bus: { names: [], say: ({ bus }) => bus ?? '' },
  time: { names: [], say: ({ style, chance }) => chance.choose(style.times) },
  howLong: { names: [], say: ({ style, chance }) => chance.choose(style.howLong) },
}

/** Whether a text speaks of a village, so that it is written from one. */
export function needsVillage(template: string): boolean {
  return /\{(?:village|inVillage|ofVillage|toVillage)\}/u.test(template)
}

function villageOf({ village }: Spot): NonNullable<Spot['village']> {
  if (!village) throw new Error('A text of a village is filled in a town')
  return village
}

const before = (spot: Spot) => (spot.village ? `${inVillage(spot)} ` : '')
const ofPlace = ({ village }: Spot) => (village ? ` ${VILLAGE_FORMS[village.kind].in} ${village.name}` : '')
