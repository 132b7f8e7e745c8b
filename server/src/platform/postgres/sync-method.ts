/**
 * After a kill PostgreSQL has its files written to the disk before it reads its log. One by one that is some thousand
 * waits, eight seconds of a busy disk; Linux writes a whole file system at once, and since 5.8 it says when that fails.
 */
export function chooseSyncMethod(platform: NodeJS.Platform, release: string): 'syncfs' | 'fsync' {
  const [major = 0, minor = 0] = release.split('.').map(Number.parseFloat)
  const isTold = major > 5 || (major === 5 && minor >= 8)
  return platform === 'linux' && isTold ? 'syncfs' : 'fsync'
}
