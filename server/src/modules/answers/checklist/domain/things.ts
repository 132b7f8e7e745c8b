/** Recognises a thing by its other names. Pure. */

export type Thing = {
  stem: string
  /** A bit for each of the `FAMILIES` that the word belongs to. */
  families: number
}

/** Stems of one thing in its several names, by their beginnings. */
const FAMILIES: readonly RegExp[] = [
  /^(?:фонар|освещ|ламп|светильн)/,
  /^(?:свет$|электр)/,
  /^(?:столб|опор)/,
  /^(?:вод$|водоснабж|водопровод)/,
  /^(?:колонк)/,
  /^(?:труб|водопровод|прорыв)/,
  /^(?:отоплен|батаре|тепл|радиатор)/,
  /^(?:снег|снеж|сугроб)/,
  /^(?:лед$|льд|налед|гололед|песк|песок)/,
  /^(?:дорог|асфальт|проезж)/,
  /^(?:ям$|выбоин)/,
  /^(?:коле|грейдер)/,
  /^(?:мусор|отход|тко$)/,
  /^(?:бак$|контейнер)/,
  /^(?:автобус|рейс|маршрутк)/,
  /^(?:врач|доктор)/,
  /^(?:дерев|топол|берез)/,
  /^(?:детсад|садик|сад$)/,
  /^(?:собак|пес$|пс[ыао])/,
  /^(?:выплат|пособи)/,
  /^(?:интернет|связ)/,
  /^(?:школ)/,
]

export function thingOf(stem: string): Thing {
  const families = FAMILIES.reduce((bits, family, at) => (family.test(stem) ? bits | (1 << at) : bits), 0)
  return { stem, families }
}

export function isSameThing(one: Thing, other: Thing): boolean {
  if ((one.families & other.families) !== 0 || one.stem === other.stem) return true
  const [short, long] = one.stem.length < other.stem.length ? [one.stem, other.stem] : [other.stem, one.stem]
  return short.length >= 5 && long.startsWith(short)
}

/** Two things are known to differ only if both have known names. */
export function isKnown({ families }: Thing): boolean {
  return families !== 0
}
