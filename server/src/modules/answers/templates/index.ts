/** Templates and what is offered to a writer: whose they are, their variables filled in, answers to like questions. */
export { fillModelAnswer } from './domain/model-answer.ts'
export { findTemplates } from './found-templates.repository.ts'
export { seedTemplates } from './seed-templates.ts'
export { getTemplate } from './templates.repository.ts'
export { templatesRoutes } from './templates.routes.ts'
export { bodyValues, fillReady, valuesForIncident } from './values-for-incident.ts'
