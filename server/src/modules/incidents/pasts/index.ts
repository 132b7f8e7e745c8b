/** What happened to questions, read in pages: for rules that look at the present and try themselves on the past. */
export {
  type ConfirmedText,
  countNewCorrections,
  type DayOfSuggestions,
  listConfirmedTexts,
  listDaysOfSuggestions,
  listNewestTexts,
  listVisibleTitles,
} from './confirmed-texts.repository.ts'
export {
  countAbout,
  listDeadlineMoments,
  listDueWithin,
  listNewestTouched,
  listPage,
  listQuestionsNow,
  listStepsOf,
  listTitles,
  type QuestionNow,
} from './pasts.repository.ts'
