/** Sub-tasks of a question: what, who of the body, by which day; whoever has one sees it and nothing else of the question. */

export { addSubtask, addSubtaskIn, withdrawSubtask } from './change-subtasks.ts'
export { findSubtasks } from './find-subtasks.ts'
export { listOwnSubtasks } from './read-subtasks.ts'
export { subtasksRoutes } from './subtasks.routes.ts'
export { subtaskJobs } from './sweep-subtasks.ts'
