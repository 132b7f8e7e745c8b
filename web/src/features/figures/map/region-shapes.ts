/**
 * Borders as paths of a picture, with the place of each label. Pure. A unit in which its label has no room gets it beside
 * the region, at the end of a line.
 */
import type { PolygonsResponse } from '@veche/contract/directory.ts'
import { type GeoPermissibleObjects, geoArea, geoMercator, geoPath } from 'd3-geo'
import type { z } from 'zod'
import { emptyPlaceFor, isInside, type Point, type Ring, roomiestPoint } from './label-places.ts'

type Polygons = z.infer<typeof PolygonsResponse>
type Polygon = { type: 'Polygon'; coordinates: number[][][] }
type MultiPolygon = { type: 'MultiPolygon'; coordinates: number[][][][] }

export type Shape = {
  code: string
  path: string
  label: Point
  /** Where the line of a label beside the region begins; null where the label stands in its unit. */
  leader: Point | null
}
export type Size = { width: number; height: number }

const EDGE = 6
/** Half of a sphere: a ring that encloses more is written the other way round. */
const HALF = 2 * Math.PI

export function shapesOf(polygons: Polygons, size: Size): Shape[] {
  const borders = bordersOf(polygons)
  if (borders.length === 0) return []
  const projection = projectionOf(borders, size)
  const pathOf = geoPath(projection).digits(1)
  const units = borders.map(({ code, border }) => ({
    code,
    path: pathOf(border) ?? '',
    rings: ringsOf(border).map((ring) => ring.flatMap((point) => toPoint(projection, point))),
  }))
  return withLabels(units, size)
}

/** Where points of the region lie in the same picture. */
export function pointsOn<Place extends { latitude: number; longitude: number }>(
  polygons: Polygons,
  size: Size,
  places: readonly Place[],
): (Place & Point)[] {
  const borders = bordersOf(polygons)
  if (borders.length === 0) return []
  const projection = projectionOf(borders, size)
  return places.flatMap((place) =>
    toPoint(projection, [place.longitude, place.latitude]).map((point) => ({ ...place, ...point })),
  )
}

type Border = { code: string; border: Polygon | MultiPolygon }

function bordersOf({ features }: Polygons): Border[] {
  return features.flatMap(({ municipalityCode, geometry }) =>
    isBorder(geometry) ? [{ code: municipalityCode, border: windRight(geometry) }] : [],
  )
}

function projectionOf(borders: readonly Border[], { width, height }: Size) {
  const all: GeoPermissibleObjects = {
    type: 'GeometryCollection',
    geometries: borders.map(({ border }) => border),
  }
  return geoMercator().fitExtent(
    [
      [EDGE, EDGE],
      [width - EDGE, height - EDGE],
    ],
    all,
  )
}

type Unit = { code: string; path: string; rings: Ring[] }

function withLabels(units: readonly Unit[], size: Size): Shape[] {
  const taken: Point[] = []
  return units.map(({ code, path, rings }) => {
    const inside = roomiestPoint(rings)
    if (inside.hasRoom) return { code, path, label: inside.point, leader: null }
    const isFree = (point: Point) => !units.some((unit) => isInside(point, unit.rings))
    const label = emptyPlaceFor(inside.point, { size, isFree, taken })
    if (!label) return { code, path, label: inside.point, leader: null }
    taken.push(label)
    return { code, path, label, leader: inside.point }
  })
}

function toPoint(
  projection: ReturnType<typeof geoMercator>,
  [longitude = 0, latitude = 0]: number[],
): Point[] {
  const point = projection([longitude, latitude])
  return point ? [{ x: point[0], y: point[1] }] : []
}

function ringsOf(border: Polygon | MultiPolygon): number[][][] {
  return border.type === 'Polygon' ? border.coordinates : border.coordinates.flat()
}

/** GeoJSON winds outer rings against the clock, d3 with it; files keep neither. */
function windRight(border: Polygon | MultiPolygon): Polygon | MultiPolygon {
  const wind = (polygon: number[][][]) =>
    polygon.map((ring, index) => {
      const isLarge = geoArea({ type: 'Polygon', coordinates: [ring] }) > HALF
      return isLarge === (index === 0) ? ring.toReversed() : ring
    })
  return border.type === 'Polygon'
    ? { ...border, coordinates: wind(border.coordinates) }
    : { ...border, coordinates: border.coordinates.map(wind) }
}

function isBorder(geometry: unknown): geometry is Polygon | MultiPolygon {
  return (
    typeof geometry === 'object' &&
    geometry !== null &&
    'type' in geometry &&
    (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') &&
    'coordinates' in geometry &&
    Array.isArray(geometry.coordinates)
  )
}
