import { inRoot } from './paths.mjs'

/**
 * How Node runs the product, at `npm start` and where it is measured. Without a limit V8 takes what a large machine
 * has; arenas of malloc that never shrink are few. Compiled code is kept for the next start.
 */
export const PRODUCT_ARGS = ['--max-semi-space-size=8', '--max-old-space-size=512']
export const PRODUCT_ENV = { NODE_COMPILE_CACHE: inRoot('node_modules/.cache/node'), MALLOC_ARENA_MAX: '2' }
/** Made by `buildServer`; `node server/src/main/start.ts` runs the same from its sources. */
export const PRODUCT_PROGRAM = inRoot('server/dist/start.mjs')
