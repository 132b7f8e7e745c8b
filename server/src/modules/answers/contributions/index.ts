/** Co-executors: parts of one answer that other bodies give, their terms and their talk; who gives one sees nothing else of the question. */
export { askContributions, askContributionsIn } from './ask-contributions.ts'
export { isOfBody } from './contributions.policy.ts'
export { listAwaitedParts } from './contributions.repository.ts'
export { contributionsRoutes } from './contributions.routes.ts'
export { savePartFile } from './part-files.ts'
export { runContributionCommand, withdrawContribution } from './run-contribution-command.ts'
export { contributionJobs } from './sweep-contributions.ts'
export { listOwedParts, listTodayParts } from './today-parts.ts'
