import { config } from 'zod'

/**
 * zod makes functions of text where it may. The content policy forbids that, and a browser tells of each try: said before
 * the first schema is made. zod is a file of its own (`vite.config.ts`), so no schema comes along with this.
 */
export function quietZod(): void {
  config({ jitless: true })
}
