/** The municipalities on a map of our own borders, and the same as a table. */
export { MarkedMap, type PlaceMark, type PointMark } from './MarkedMap.tsx'
export { RegionMap } from './RegionMap.tsx'
