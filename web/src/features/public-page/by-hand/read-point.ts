/** A point as people bring it: coordinates, or the address of a map that shows it. Pure. */
export type Point = { latitude: number; longitude: number }

const PAIR = /^(-?\d{1,2}(?:\.\d+)?)\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)$/
/** Of Google and of OpenStreetMap, latitude first. */
const IN_PATH = /@(-?\d{1,2}\.\d+),(-?\d{1,3}\.\d+)/
const IN_HASH = /map=\d+\/(-?\d{1,2}\.\d+)\/(-?\d{1,3}\.\d+)/

/** Null: it names no point. No address is opened. */
export function readPoint(words: string): Point | null {
  const text = words.trim()
  const pair = PAIR.exec(text)
  if (pair) return toPoint(pair[1], pair[2])
  if (!URL.canParse(text)) return null
  const { href, hash, searchParams } = new URL(text)
  // Yandex and 2GIS say longitude first.
  const [longitude, latitude] = (
    searchParams.get('pt') ??
    searchParams.get('ll') ??
    searchParams.get('m') ??
    ''
  ).split(/[,/]/)
  if (latitude !== undefined) return toPoint(latitude, longitude)
  const found = IN_HASH.exec(hash) ?? IN_PATH.exec(href)
  return found ? toPoint(found[1], found[2]) : null
}

export function writePoint({ latitude, longitude }: Point): string {
  return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
}

function toPoint(latitude: string | undefined, longitude: string | undefined): Point | null {
  const point = { latitude: Number(latitude), longitude: Number(longitude) }
  const isOnEarth = Math.abs(point.latitude) <= 90 && Math.abs(point.longitude) <= 180
  return isOnEarth ? point : null
}
