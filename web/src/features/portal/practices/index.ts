/** What worked somewhere, with weeks before and after that nobody typed. */
export { ImportPracticesDialog } from './ImportPracticesDialog.tsx'
export { practiceComments, practiceVotes } from './kept-talk.ts'
export { PracticeDialog } from './PracticeDialog.tsx'
export { PracticeList, type RenderPractice } from './PracticeList.tsx'
export { PracticeScreen } from './PracticeScreen.tsx'
export {
  type PracticeFilters,
  practiceQuery,
  practicesFileHref,
  practicesQuery,
} from './practices.queries.ts'
