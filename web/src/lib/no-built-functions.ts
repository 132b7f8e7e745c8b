/** The content policy allows no text to become a function; zod would try it once in each page and be reported. */
import { config } from 'zod/v4/core'

config({ jitless: true })
