/** The screen on the wall: nothing to press, large, fresh each minute, and a word when the line is cut. */
export { Wall } from './Wall.tsx'
export { WallLine } from './WallLine.tsx'
