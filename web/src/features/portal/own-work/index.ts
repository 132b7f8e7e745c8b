/** «Моя работа»: weeks beside one's own past, what came back and why, words of thanks. */
export { ownWorkQuery } from './own-work.queries.ts'
export { WeekTile } from './WeekTile.tsx'
export { WeekTiles } from './WeekTiles.tsx'
export { OwnReturns, type RenderQuestion, ThanksList } from './WordsOfOthers.tsx'
