/** Templates and what is offered to a writer: whose they are, their variables filled in, answers to like questions. */
export { SimilarAnswers } from './SimilarAnswers.tsx'
export { TemplatesList } from './TemplatesList.tsx'
export { TemplatesPanel } from './TemplatesPanel.tsx'
export { offeredArticlesQuery } from './templates.queries.ts'
