/** What happened to questions, read in pages: for rules that look at the present and try themselves on the past. */
export {
  type ConfirmedText,
  countNewCorrections,
  type DayOfSuggestions,
  listConfirmedTexts,
  listDaysOfSuggestions,
  listNewestTexts,
} from './confirmed-texts.repository.ts'
export { chooseByPast } from './domain/choose-by-past.ts'
export {
  countAbout,
  listDeadlineMoments,
  listDueWithin,
  listHeldSince,
  listPage,
  listPastAgencies,
  listQuestionsNow,
  listStanding,
  listStepsOf,
  listTitles,
  listTouched,
  type QuestionNow,
} from './pasts.repository.ts'
