/** What a figure is called, how its value, bounds, changes and sum are written; nothing is computed here. */
export { FigureMark } from './FigureMark.tsx'
export { FigureSum } from './FigureSum.tsx'
export { FigureValue } from './FigureValue.tsx'
export { type Mark, markOf } from './figure-value.ts'
export { MarkedValue } from './MarkedValue.tsx'
export { useFigureWords } from './use-figure-words.ts'
