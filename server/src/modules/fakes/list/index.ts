/** Cards in lists, and the figures of the work on them. */
export { countFigures } from './count-figures.ts'
export { findFakes } from './find-fakes.ts'
export { getListedFake, listOwnFakes } from './list.repository.ts'
export { listFakes } from './list-fakes.ts'
export { minutesBetween, presentListItem } from './present-list-item.ts'
