/** Whether the intervals of the mornings held what happened: of bodies, and of municipalities. */
import { type Interval, isWithin, shareInterval } from '../../statistics/domain/interval.ts'
import type { BodyMisses, PlaceMisses } from './forecast.ts'

type Place = { readonly municipalityCode?: string | undefined; readonly agencyCode?: string | undefined }
export type Morning = {
  readonly bodies: readonly BodyMisses[]
  readonly places: readonly PlaceMisses[]
  readonly missed: readonly { readonly agencyCode: string; readonly municipalityCode: string | null }[]
}
export type Cover = {
  readonly intervals: number
  readonly held: number
  readonly share: number
  readonly interval: Interval
}

/** Each morning, each interval that was told of what is asked about; null where none was. */
export function judgeCovers(
  mornings: readonly Morning[],
  asked: Place,
): { bodies: Cover | null; places: Cover | null } {
  return {
    bodies: coverOf(mornings.flatMap((morning) => bodiesOf(morning, asked))),
    places: coverOf(mornings.flatMap((morning) => placesOf(morning, asked))),
  }
}

function bodiesOf({ bodies, places, missed }: Morning, { municipalityCode, agencyCode }: Place): boolean[] {
  const told = municipalityCode === undefined ? bodies : (findPlace(places, municipalityCode)?.bodies ?? [])
  return told
    .filter((one) => agencyCode === undefined || one.agencyCode === agencyCode)
    .map((one) => {
      const count = missed.filter(
        (question) =>
          question.agencyCode === one.agencyCode &&
          (municipalityCode === undefined || question.municipalityCode === municipalityCode),
      ).length
      return isWithin(one.interval, count)
    })
}

function placesOf({ places, missed }: Morning, { municipalityCode, agencyCode }: Place): boolean[] {
  return places
    .filter((place) => municipalityCode === undefined || place.municipalityCode === municipalityCode)
    .flatMap((place) => {
      const told =
        agencyCode === undefined ? place : place.bodies.find((body) => body.agencyCode === agencyCode)
      if (!told) return []
      const count = missed.filter(
        (question) =>
          question.municipalityCode === place.municipalityCode &&
          (agencyCode === undefined || question.agencyCode === agencyCode),
      ).length
      return [isWithin(told.interval, count)]
    })
}

function findPlace(places: readonly PlaceMisses[], municipalityCode: string): PlaceMisses | undefined {
  return places.find((place) => place.municipalityCode === municipalityCode)
}

function coverOf(held: readonly boolean[]): Cover | null {
  if (held.length === 0) return null
  const count = held.filter(Boolean).length
  return {
    ...{ intervals: held.length, held: count, share: count / held.length },
    interval: shareInterval(count, held.length),
  }
}
