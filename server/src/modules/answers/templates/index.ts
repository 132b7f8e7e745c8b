/** Templates and what is offered to a writer: whose they are, their variables filled in, answers to like questions. */
export { valuesForIncident } from './offer-templates.ts'
export { seedTemplates } from './seed-templates.ts'
export { getTemplate } from './templates.repository.ts'
export { templatesRoutes } from './templates.routes.ts'
