/** The questions behind a figure: a list as the figure was asked, each with the way to its card, and a file of them. */
export { FigureRows } from './FigureRows.tsx'
