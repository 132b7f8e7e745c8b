export { binariesIn, findBundledBinaries, type PostgresBinaries } from './binaries.ts'
export { type ResolvedDatabase, resolveDatabase } from './resolve-database.ts'
export { type LauncherLog, type RunningPostgres, startPostgres } from './start-postgres.ts'
