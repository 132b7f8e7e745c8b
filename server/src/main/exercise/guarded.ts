/** How processes of an exercise are started: without our environment, and with no way out of this machine. */
export const GUARD = {
  args: ['--import', new URL('./preload.ts', import.meta.url).pathname],
  env: {},
} as const
