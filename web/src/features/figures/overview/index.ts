/** Six figures with their definitions, and all the others in a table with the same. */
export { byCode } from './by-code.ts'
export { Face } from './Face.tsx'
export { FIRST_FIGURES } from './first-figures.ts'
export { OtherFigures } from './OtherFigures.tsx'
export { Tiles } from './Tiles.tsx'
export { useLines } from './use-lines.ts'
