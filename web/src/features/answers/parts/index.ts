/** What each author gets: the public and the private part, their places and what the channel allows, the greeting by name and the question after; below all, so what every step is given (context) stands here too. */
export { ComposedParts } from './ComposedParts.tsx'
export { Preview } from './Preview.tsx'
export { PrivatePart } from './PrivatePart.tsx'
export { countOf } from './Reach.tsx'
