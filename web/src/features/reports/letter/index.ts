/** The weekly letter of a head, as its reader switches it on. */
export { OwnLetterSection } from './OwnLetterSection.tsx'
