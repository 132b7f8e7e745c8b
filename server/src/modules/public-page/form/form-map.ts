/** What the map of the form is drawn of: boundaries and chief towns of the directory. */
import type { Db } from '../../../platform/database/db.ts'
import { getDirectory, getRegionMap } from '../../directory/index.ts'
import { drawMap, frameOf, projectorOf } from '../open/domain/draw-map.ts'

export async function readFormMap(db: Db) {
  const [boundaries, { municipalities }] = await Promise.all([getRegionMap(db), getDirectory(db)])
  const outlines = boundaries.map(({ municipalityCode, rings }) => ({ code: municipalityCode, rings }))
  const [{ width, height, places }, frame, project] = [
    drawMap(outlines),
    frameOf(outlines),
    projectorOf(outlines),
  ]
  const names = new Map(municipalities.map(({ code, shortName }) => [code, shortName]))
  return {
    ...{ width, height, ...frame },
    places: places.map(({ code, path }) => ({ name: names.get(code) ?? code, path })),
    towns: municipalities.flatMap(({ centre, latitude, longitude }) =>
      latitude === null || longitude === null || project === null
        ? []
        : [{ name: centre, ...project([longitude, latitude]) }],
    ),
  }
}
