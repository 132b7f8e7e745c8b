/** The rating of bodies: what a score is, how sure it is, which places are shared, and signs of working for the figures. */
export { type JudgedSign, judgeSigns, type SignCount } from './domain/judge-signs.ts'
export { LEAGUES, type League, leagueOf } from './domain/leagues.ts'
export {
  COMPONENTS,
  type Component,
  DEFAULT_WEIGHTS,
  type OutcomeCount,
  type Weights,
} from './domain/outcomes.ts'
export { type Place, sharePlaces } from './domain/places.ts'
export {
  type BodyOutcomes,
  type RatedBody,
  type Rating,
  type RatingOptions,
  rateBodies,
} from './domain/rate-bodies.ts'
export {
  isSolvedElsewhere,
  readSigns,
  SIGNS,
  type Sign,
  type SignFacts,
  type TopicClosings,
} from './domain/signs.ts'
export { createRatings, type PeriodRating, type Ratings } from './read-rating.ts'
