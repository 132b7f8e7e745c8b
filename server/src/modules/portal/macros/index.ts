/** Macros: named sets of acts and a text that a person puts on a question by one press, by their own commands. */
export { findMacros } from './found-macros.repository.ts'
export { macroRoutes } from './macros.routes.ts'
export { createMacro } from './save-macro.ts'
