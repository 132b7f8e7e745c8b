export { binariesIn, findBundledBinaries, type PostgresBinaries } from './binaries.ts'
export { type ResolvedDatabase, resolveDatabase } from './resolve-database.ts'
export { ensureLoginRole } from './runtime-role.ts'
export { type LauncherLog, type RunningPostgres, startPostgres } from './start-postgres.ts'
