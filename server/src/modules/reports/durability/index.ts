/** The durability of «решено»: days until the next complaint at the same place, and what share holds how long. */
export { type Durability, measureDurability } from './domain/durability.ts'
export { type Curve, type CurveStep, estimateCurve, type Spell, shareAfter } from './domain/kaplan-meier.ts'
export { metresBetween, NEAR_METRES, type PlaceOfTrouble, type Point } from './domain/places-near.ts'
export { type Complaint, findSpells, type SolvedClosing, type SolvedSpell } from './domain/solved-spells.ts'
export { createDurabilities, readSpells } from './read-durability.ts'
export { saveFirstSpells, saveSpells } from './save-spells.ts'
