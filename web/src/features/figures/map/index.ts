/** The municipalities on a map of our own borders, and the same as a table. */
export { MarkedMap, type PlaceMark } from './MarkedMap.tsx'
export { RegionMap } from './RegionMap.tsx'
