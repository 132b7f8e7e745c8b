/** The answer in the card of its question: all that is read and asked there, routes and presenter on the server, section and editor in the web. */
export { answersRoutes } from './answers.routes.ts'
export { draftsRoutes } from './drafts.routes.ts'
export { filesRoutes } from './files.routes.ts'
