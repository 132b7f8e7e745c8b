/** Cards in lists, and the figures of the work on them. */
export { FakeList, type RenderFake } from './FakeList.tsx'
export { Figures } from './Figures.tsx'
