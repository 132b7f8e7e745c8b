/** Puts the place of a card into the case that follows a verb: «на улице Школьной, 5», «в деревне Взвад». */

import { locative, VILLAGE_FORMS } from '../../residents/fill.ts'
import type { Phrasebook } from '../../texts/phrasebook.ts'
import type { Card } from '../shapes.ts'

export type Located = Pick<Card, 'address' | 'municipalityCode'>
type Places = Phrasebook['places']

export function placeInWords(card: Located, places: Places): string {
  const { street, house, settlement } = card.address
  if (street !== null && street !== '') return streetInWords(street, house)
  if (settlement !== null && settlement !== '') return settlementInWords(settlement, card, places)
  return places.find(({ code }) => code === card.municipalityCode)?.inTown ?? 'по адресу из вашего сообщения'
}

/** Only a street changes its ending; a lane or an embankment is named as it stands in the register. */
function streetInWords(street: string, house: string | null): string {
  const name = /^(?:ул\.|улица)\s+(.+)$/u.exec(street)?.[1] ?? /^(.+?)\s+(?:ул\.?|улица)$/u.exec(street)?.[1]
  const isOfAnotherKind = /(?:^|\s)(?:пер|пр-т|пр-д|просп|наб|ш|б-р|пл|мкр|туп|проезд)\.?(?:\s|$)/u.test(
    street,
  )
  const at =
    name !== undefined || !isOfAnotherKind ? `на улице ${locative(name ?? street)}` : `по адресу ${street}`
  return house === null || house === '' ? at.replace(/\.$/u, '') : `${at}, ${house}`
}

function settlementInWords(settlement: string, { municipalityCode }: Located, places: Places): string {
  const place = places.find(({ code }) => code === municipalityCode)
  const [kind] = place?.villages.find(([, name]) => name === settlement) ?? []
  if (kind) return `${VILLAGE_FORMS[kind].in} ${settlement}`
  // Names the town of the place: «Валдай» is «в Валдае».
  const isTown = place?.inTown.startsWith(`в ${settlement.slice(0, -1)}`) ?? false
  return place && isTown ? place.inTown : `в населённом пункте ${settlement}`
}
