/** Fields that a region adds to its topics, and what questions say in them. */
export {
  assertOwnFieldsSaid,
  assertOwnSayable,
  changeOwnValues,
  setOwnValues,
  writeOwnValues,
} from './change-own-values.ts'
export { createOwnField } from './manage-own-fields.ts'
export { listOwnFields } from './own-fields.repository.ts'
export { ownFieldsRoutes } from './own-fields.routes.ts'
export {
  copyOwnValues,
  insertOwnValues,
  listOwnValues,
  ownValueOf,
  ownValuesOf,
  ownValuesPart,
  saveOwnSaid,
  takeOwnSaid,
} from './own-values.repository.ts'
