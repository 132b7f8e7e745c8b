import type { InstallationCheck } from '@veche/contract/admin/installation.ts'

/** Neither the product nor the database makes any by itself. */
export function isWithoutCopies({ code, details }: InstallationCheck): boolean {
  return code === 'backup' && details.madeSeconds === undefined && details.archivedSeconds === null
}

/** There is none at all, not even one that somebody made by the command: what the disk loses is lost. */
export function hasNoCopy(check: InstallationCheck): boolean {
  return isWithoutCopies(check) && check.details.byHandSeconds === undefined
}
