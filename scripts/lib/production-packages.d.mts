export type LockedPackage = {
  license?: string
  link?: boolean
  resolved?: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  peerDependenciesMeta?: Record<string, { optional?: boolean }>
}
export const RUNNING_PARTS: readonly string[]
export function listProductionPackages(
  lock: Record<string, LockedPackage>,
  parts: readonly string[],
): string[]
