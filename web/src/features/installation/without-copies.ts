import type { InstallationCheck } from '@veche/contract/admin/installation.ts'

/** Neither the product nor the database makes any. */
export function isWithoutCopies({ code, details }: InstallationCheck): boolean {
  return code === 'backup' && details.madeSeconds === undefined && details.archivedSeconds === null
}
