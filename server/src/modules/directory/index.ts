export { endRecomputing, saveRecomputed } from './calendar/calendar.repository.ts'
export {
  loadWorkingTime,
  type PlannedChange,
  planWorkingTime,
  type WorkingTime,
} from './calendar/working-time.ts'
export type { Place, ReadText } from './change-directory.ts'
export { SHIPPED_PLACES } from './data/shipped-places.ts'
export { SHIPPED_WORDS } from './data/shipped-words.ts'
export {
  type Agency,
  type Directory,
  getRegion,
  isMunicipalityKnown,
  listGroupCodes,
  listScheduleNames,
  listUnitCodes,
  type Municipality,
  type Region,
  type Topic,
  type TopicGroup,
  type Unit,
} from './directory.repository.ts'
export { directoryRoutes } from './directory.routes.ts'
export { lockDirectory } from './directory-admin.repository.ts'
export { directoryAdminRoutes } from './directory-admin.routes.ts'
export { fold } from './domain/fold.ts'
export type { PlaceRouteMatch, Spot } from './domain/place-routing.ts'
export { type CellRow, readCells, readHead, sheetProblem } from './domain/read-sheet-rows.ts'
export { isInArea, municipalityAt, type Point, type RegionMap } from './domain/region-map.ts'
export { chooseRoute, type Route, type RouteChoice, type RouteMatch } from './domain/routing.ts'
export { writeCell } from './domain/sheet-cells.ts'
export type { Column } from './domain/sheet-spec.ts'
export { type ChosenAgency, chooseAgency, forgetDirectory, getDirectory } from './get-directory.ts'
export { getAgencyPhone, saveAgencyPhone } from './places/manage-places.ts'
export { getRegionMap } from './places/region-map.ts'
export { type SeedOptions, seedDirectory } from './seed-directory.ts'
export { importHeaded } from './sheets/headed-import.ts'
export { requireVisiblePeople } from './visible-people.ts'
