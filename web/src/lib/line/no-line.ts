import { isServerThere } from './load-patiently.ts'

/** A file of ours could not be fetched, for the server cannot be reached. */
export class NoLineError extends Error {}

/**
 * Tells a cut line from a file that went with an update. The router reloads the page for a missing file; without a line
 * nothing would come in its place.
 */
export async function throwNoLine(error: unknown): Promise<never> {
  throw (await isServerThere()) ? error : new NoLineError('The server cannot be reached', { cause: error })
}
